"""What led to a commit, as GitHub's `history` tells it, and the pull requests that come from a branch."""

from datetime import UTC, datetime

import pytest

HISTORY = """query History($path: String, $since: GitTimestamp, $until: GitTimestamp, $first: Int!) {
repository(owner: "octo", name: "shop") { defaultBranchRef { target { ... on Commit {
  history(path: $path, since: $since, until: $until, first: $first) {
    totalCount pageInfo { hasNextPage } nodes { message } } } } } } }"""


@pytest.fixture
def history(world, ana, bot):
    """Three commits, each a day after the one before; then ask for the messages of some."""
    for day, path in ((24, "notes/one.md"), (25, "notes/two.md"), (26, "three.md")):
        world.clock.set(datetime(2030, 11, day, 12, tzinfo=UTC))
        ana("PUT", f"/contents/{path}", message=path, content="SGkK")

    def ask(first=10, **asked):
        answer = bot.graphql(HISTORY, first=first, **asked)
        found = answer["data"]["repository"]["defaultBranchRef"]["target"]["history"]
        return [node["message"] for node in found["nodes"]], found["totalCount"]

    return ask


@pytest.mark.parametrize(
    ("asked", "messages"),
    [
        ({"first": 2}, ["three.md", "notes/two.md"]),
        ({"path": "notes"}, ["notes/two.md", "notes/one.md"]),
        ({"since": "2030-11-25T12:00:00Z"}, ["three.md", "notes/two.md"]),
        ({"until": "2030-11-25T12:00:00Z", "first": 1}, ["notes/two.md"]),
        ({"path": "notes", "since": "2030-11-25T13:00:00Z"}, []),
    ],
)
def test_it_is_the_newest_first_and_by_time_and_path(history, asked, messages):
    assert history(**asked)[0] == messages


def test_it_is_counted_whole(history):
    assert history(first=1, path="notes")[1] == 2


PULLS = """{ repository(owner: "octo", name: "shop") {
  one: ref(qualifiedName: "refs/heads/one") {
    open: associatedPullRequests(first: 5, states: [OPEN]) { nodes { number } }
    other: associatedPullRequests(first: 5, headRefName: "two") { totalCount } } } }"""


def test_a_branch_knows_the_pull_requests_that_come_from_it(shop, bot, ana):
    for branch in ("one", "two"):
        bot("POST", "/git/refs", ref=f"refs/heads/{branch}", sha=shop.heads["main"])
        bot("PUT", f"/contents/{branch}.md", message="New", content="SGkK", branch=branch)
        ana("POST", "/pulls", title=branch, head=branch, base="main")

    found = bot.graphql(PULLS)["data"]["repository"]["one"]

    assert found == {"open": {"nodes": [{"number": 1}]}, "other": {"totalCount": 0}}
