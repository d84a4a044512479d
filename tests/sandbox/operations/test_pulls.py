import pytest


@pytest.fixture
def branch(bot, shop):
    bot("POST", "/git/refs", ref="refs/heads/draft", sha=shop.heads["main"])
    bot("PUT", "/contents/postmortems/one.md", message="One", content="T25lCg==", branch="draft")


@pytest.fixture
def pull(branch, ana, bot, shop):  # noqa: ARG001 - the branch must be there
    shop.actions_may_open_pulls = True
    ana("POST", "/issues", title="Incident")
    made = {"title": "Post-mortem", "head": "draft", "base": "main", "body": "Closes #1"}
    return bot("POST", "/pulls", **made).json()["number"]


@pytest.mark.usefixtures("branch")
def test_actions_may_open_no_pull_request_until_it_is_allowed(bot):
    refused = bot("POST", "/pulls", title="Post-mortem", head="draft", base="main")
    assert refused.status_code == 403
    assert refused.json()["message"] == "GitHub Actions is not permitted to create or approve pull requests."
    assert bot.get("/git/ref/heads/draft").status_code == 200


def test_a_second_pull_request_of_a_branch_is_refused(pull, bot):
    refused = bot("POST", "/pulls", title="Again", head="draft", base="main")
    assert (pull, refused.status_code) == (2, 422)
    assert refused.json()["errors"][0]["message"] == "A pull request already exists for octo:draft."


def test_one_reviewer_who_is_no_collaborator_fails_the_request_for_all(pull, bot):
    refused = bot("POST", f"/pulls/{pull}/requested_reviewers", reviewers=["ana", "stranger"])
    assert refused.status_code == 422
    assert bot.get(f"/pulls/{pull}/requested_reviewers").json()["users"] == []


def test_a_squash_merge_is_a_commit_on_the_base_and_closes_what_the_body_says(pull, ana, shop):
    before = shop.heads["main"]
    merged = ana("PUT", f"/pulls/{pull}/merge", merge_method="squash").json()["sha"]
    commit = ana.get(f"/git/commits/{merged}").json()
    closed = ana.get("/issues/1/events").json()[-1]
    assert [parent["sha"] for parent in commit["parents"]] == [before]
    assert commit["message"].startswith("Post-mortem (#2)")
    assert ana.get("/contents/postmortems/one.md").status_code == 200
    assert (closed["event"], closed["commit_id"]) == ("closed", merged)


def test_a_merge_commit_has_both_parents(pull, ana, shop):
    merged = ana("PUT", f"/pulls/{pull}/merge").json()["sha"]
    parents = ana.get(f"/git/commits/{merged}").json()["parents"]
    assert len(parents) == 2
    assert ana.get("/git/ref/heads/main").json()["object"]["sha"] == merged == shop.heads["main"]


def test_what_conflicts_does_not_merge(pull, ana):
    ana("PUT", "/contents/postmortems/one.md", message="Other", content="T3RoZXIK")
    assert ana.get(f"/pulls/{pull}").json()["mergeable_state"] == "dirty"
    assert ana("PUT", f"/pulls/{pull}/merge").status_code == 405


def test_a_push_moves_the_pull_request_on(pull, bot, deliveries):
    bot("PUT", "/contents/postmortems/two.md", message="Two", content="VHdvCg==", branch="draft")
    assert [file["filename"] for file in bot.get(f"/pulls/{pull}/files").json()] == [
        "postmortems/one.md",
        "postmortems/two.md",
    ]
    assert [(each.event, each.action) for each in deliveries] == [
        ("push", None),
        ("pull_request", "synchronize"),
    ]


def test_deleting_the_branch_closes_the_pull_request(pull, bot):
    bot("DELETE", "/git/refs/heads/draft")
    assert bot.get(f"/pulls/{pull}").json()["state"] == "closed"
