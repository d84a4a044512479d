import base64

import pytest

from tests.sandbox.client import ALL_GRANTED

REMARK = {"path": "postmortems/one.md", "line": 1, "body": "Say when"}
SEEN = """query {
  repository(owner: "octo", name: "shop") {
    pullRequest(number: 2) {
      reviews(last: 9) { totalCount nodes { state submittedAt body } }
      timelineItems(first: 9, itemTypes: [PULL_REQUEST_REVIEW]) { totalCount }
    }
  }
}"""


@pytest.fixture
def pull(ana, bot, shop):
    """The path of a pull request with one new file."""
    bot("POST", "/git/refs", ref="refs/heads/draft", sha=shop.heads["main"])
    bot("PUT", "/contents/postmortems/one.md", message="One", content="T25lCg==", branch="draft")
    shop.actions_may_open_pulls = True
    ana("POST", "/issues", title="Incident")
    made = bot("POST", "/pulls", title="Post-mortem", head="draft", base="main", body="Of #1").json()
    return f"/pulls/{made['number']}"


@pytest.fixture
def pending(pull, bot):
    """A pending review of the bot, and its path."""
    made = bot("POST", pull + "/reviews", body="Look", comments=[REMARK]).json()
    return made, f"{pull}/reviews/{made['id']}"


def read(client):
    """The pull request's reviews as GraphQL shows them to somebody."""
    return client.graphql(SEEN)["data"]["repository"]["pullRequest"]


def test_a_review_may_speak_of_lines_that_the_diff_shows(pull, bot, ana):
    made = bot("POST", pull + "/reviews", event="COMMENT", body="Look", comments=[REMARK])
    (seen,) = ana.get(pull + "/comments").json()

    assert made.status_code == 200
    assert (seen["path"], seen["line"], seen["body"]) == ("postmortems/one.md", 1, "Say when")


def test_of_a_line_that_the_diff_does_not_show_no_review_may_speak(pull, bot, ana):
    refused = bot("POST", pull + "/reviews", event="COMMENT", comments=[{**REMARK, "line": 7}])

    assert refused.status_code == 422
    assert ana.get(pull + "/reviews").json() == []


def test_a_review_without_an_event_is_pending_and_its_authors_alone(pending, pull, bot, ana):
    made, path = pending

    assert (made["state"], "submitted_at" in made) == ("PENDING", False)
    assert [each["id"] for each in bot.get(pull + "/reviews").json()] == [made["id"]]
    assert ana.get(pull + "/reviews").json() == ana.get(pull + "/comments").json() == []
    assert ana.get(path).status_code == 404


def test_a_second_review_is_refused_while_one_is_pending_whatever_its_event(pending, pull, bot, ana):
    refused = [bot("POST", pull + "/reviews", body="More", **event) for event in ({}, {"event": "COMMENT"})]

    assert pending[0]["state"] == "PENDING"
    assert [each.status_code for each in refused] == [422, 422]
    assert refused[0].json()["errors"] == ["User can only have one pending review per pull request"]
    assert ana("POST", pull + "/reviews", body="Mine").status_code == 200


def test_a_submitted_review_is_for_everybody_and_cannot_be_submitted_or_deleted(pending, pull, bot, ana):
    _, path = pending
    submitted = bot("POST", path + "/events", event="COMMENT").json()
    again, deleted = bot("POST", path + "/events", event="COMMENT"), bot("DELETE", path)
    (seen,) = ana.get(pull + "/reviews").json()

    assert (submitted["state"], seen["body"]) == ("COMMENTED", "Look")
    assert seen["submitted_at"]
    assert (again.status_code, deleted.status_code) == (422, 422)
    assert deleted.json()["errors"] == ["Can not delete a non-pending pull request review"]
    assert len(ana.get(pull + "/comments").json()) == 1


def test_a_review_may_be_given_other_words_as_it_is_submitted(pending, bot):
    submitted = bot("POST", pending[1] + "/events", event="COMMENT", body="Look here").json()

    assert submitted["body"] == "Look here"


def test_submitting_without_an_event_is_refused(pending, bot):
    refused = bot("POST", pending[1] + "/events", body="Look")

    assert refused.status_code == 422
    assert bot.get(pending[1]).json()["state"] == "PENDING"


def test_a_pending_review_that_is_deleted_leaves_no_trace(pending, pull, bot):
    deleted = bot("DELETE", pending[1])
    remaining = bot.get(pull + "/reviews").json()
    another = bot("POST", pull + "/reviews", body="Anew")

    assert (deleted.status_code, deleted.json()["id"]) == (200, pending[0]["id"])
    assert (remaining, another.status_code) == ([], 200)


def test_a_stranger_neither_submits_nor_deletes_what_is_pending(pending, ana):
    _, path = pending

    assert ana("POST", path + "/events", event="COMMENT").status_code == 404
    assert ana("DELETE", path).status_code == 404


LINES = {**REMARK, "start_line": 1, "line": 2}
THREADS = """query {
  repository(owner: "octo", name: "shop") {
    pullRequest(number: 2) {
      reviewThreads(last: 9) {
        nodes { isResolved isOutdated line startLine comments(first: 1) { nodes { body outdated } } }
      }
    }
  }
}"""


def threads(client):
    found = client.graphql(THREADS)["data"]["repository"]["pullRequest"]["reviewThreads"]["nodes"]
    return [(each["startLine"], each["line"], each["isOutdated"], each["isResolved"]) for each in found]


def rewrite(bot, text):
    """The file on the branch reads so."""
    sha = bot.get("/contents/postmortems/one.md", ref="draft").json()["sha"]
    content = base64.b64encode(text.encode()).decode()
    bot("PUT", "/contents/postmortems/one.md", message="Two", content=content, branch="draft", sha=sha)


@pytest.fixture
def remarked(pull, bot):
    """The pull request's file with three lines, and a remark on the first two."""
    rewrite(bot, "One\nTwo\nThree\n")
    return bot("POST", pull + "/reviews", event="COMMENT", body="Look", comments=[LINES])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("One\nTwo\nThree\n", (1, 2, False, False)),
        ("Zero\nOne\nTwo\nThree\n", (2, 3, False, False)),
        ("One\nTwo\n", (1, 2, False, False)),
        ("One\n2\nThree\n", (None, None, True, False)),
        ("One\nAnd\nTwo\nThree\n", (None, None, True, False)),
    ],
)
def test_a_remark_goes_with_its_lines_until_these_change(remarked, bot, client, text, seen):
    rewrite(bot, text)

    assert remarked.status_code == 200
    assert threads(client("ana")) == [seen]


def test_a_remark_reads_as_its_author_rewrites_it(remarked, pull, bot, ana):
    (said,) = ana.get(pull + "/comments").json()
    path = f"/pulls/comments/{said['id']}"
    answers = [each("PATCH", path, body="Say where").status_code for each in (bot, ana)]

    assert remarked.status_code == 200
    assert (answers, ana.get(pull + "/comments").json()[0]["body"]) == ([200, 403], "Say where")
    assert bot("PATCH", path, body=" ").status_code == 422
    assert bot("PATCH", "/pulls/comments/7", body="Say where").status_code == 404


@pytest.mark.parametrize(("start", "line"), [(2, 2), (3, 2), (1, 7), (0, 2)])
def test_a_remark_on_lines_that_are_not_there_or_in_order_is_refused(remarked, pull, bot, start, line):
    wrong = {**REMARK, "start_line": start, "line": line}

    assert remarked.status_code == 200
    assert bot("POST", pull + "/reviews", event="COMMENT", comments=[wrong]).status_code == 422


@pytest.mark.usefixtures("pending")
def test_graphql_too_shows_a_pending_review_to_its_author_alone(client):
    to_its_author, to_others = read(client(**ALL_GRANTED)), read(client("ana"))

    assert [each["state"] for each in to_its_author["reviews"]["nodes"]] == ["PENDING"]
    assert (len(threads(client(**ALL_GRANTED))), threads(client("ana"))) == (1, [])
    assert to_its_author["reviews"]["nodes"][0]["submittedAt"] is None
    assert to_its_author["timelineItems"]["totalCount"] == 0
    assert to_others["reviews"]["totalCount"] == 0


def test_nobody_is_told_of_a_review_before_it_is_submitted(pending, bot, deliveries):
    before = [each.event for each in deliveries]
    bot("POST", pending[1] + "/events", event="COMMENT")

    assert "pull_request_review" not in before
    assert (deliveries[-1].event, deliveries[-1].action) == ("pull_request_review", "submitted")
