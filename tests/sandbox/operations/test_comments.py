import pytest

ENTRIES = """query { repository(owner: "octo", name: "shop") { issue(number: 1) {
  timelineItems(first: 9) { nodes {
    __typename
    ... on IssueComment { body lastEditedAt editor { login } }
    ... on CommentDeletedEvent { actor { login } deletedCommentAuthor { login } }
} } } } }"""


@pytest.fixture(autouse=True)
def incident(ana):
    ana("POST", "/issues", title="Down")


def entries(client):
    return client.graphql(ENTRIES)["data"]["repository"]["issue"]["timelineItems"]["nodes"]


def test_an_edited_comment_says_when_and_by_whom(ana, eve, bot):
    said = eve("POST", "/issues/1/comments", body="/ack").json()["id"]
    ana("PATCH", f"/issues/comments/{said}", body="/resolve")
    (entry,) = entries(bot)
    assert (entry["body"], entry["editor"]) == ("/resolve", {"login": "ana"})
    assert entry["lastEditedAt"] is not None


def test_a_comment_rewritten_with_the_same_text_is_not_edited(ana, bot):
    said = ana("POST", "/issues/1/comments", body="/ack").json()["id"]
    ana("PATCH", f"/issues/comments/{said}", body="/ack")
    assert entries(bot)[0]["lastEditedAt"] is None


def test_a_deleted_comment_leaves_an_entry(ana, eve, bot):
    said = eve("POST", "/issues/1/comments", body="Sorry").json()["id"]
    assert ana("DELETE", f"/issues/comments/{said}").status_code == 204
    (entry,) = entries(bot)
    assert entry["__typename"] == "CommentDeletedEvent"
    assert (entry["actor"]["login"], entry["deletedCommentAuthor"]["login"]) == ("ana", "eve")
    assert ana.get(f"/issues/comments/{said}").status_code == 404


def test_only_the_author_and_writers_change_a_comment(ana, bob, eve):
    said = eve("POST", "/issues/1/comments", body="Mine").json()["id"]
    statuses = [who("PATCH", f"/issues/comments/{said}", body="Now").status_code for who in (bob, ana, eve)]
    assert statuses == [403, 200, 200]


def test_an_empty_or_too_long_comment_is_refused(ana):
    statuses = [ana("POST", "/issues/1/comments", body=body).status_code for body in (" ", "x" * 65_537)]
    assert statuses == [422, 422]


def test_one_comment_is_pinned_at_a_time(ana, bob):
    first, second = (ana("POST", "/issues/1/comments", body=body).json()["id"] for body in "ab")
    bob("PUT", f"/issues/comments/{first}/pin")
    bob("PUT", f"/issues/comments/{second}/pin")
    pins = [
        comment["pin"] and comment["pin"]["pinned_by"]["login"]
        for comment in ana.get("/issues/1/comments").json()
    ]
    assert pins == [None, "bob"]


def test_a_person_who_has_left_is_nobody(ana, bot, world):
    ana("POST", "/issues/1/comments", body="Bye")
    del world.users["ana"]
    assert bot.get("/issues/1/comments").json()[0]["user"] is None
