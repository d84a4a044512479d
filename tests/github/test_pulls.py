"""Which pull requests come from a branch of ours: strangers may give a fork's branch the same name."""

import pytest

from incident_actions.github.pulls import pulls_of
from incident_actions.sandbox.operations import contents, issues, pulls, refs
from incident_actions.thread import PullRequest, PullState
from tests.shop import shop

OURS, FORKED = {"number": 20}, [{"number": number} for number in range(5)]


def page(*nodes, after=None):
    return {"nodes": list(nodes), "pageInfo": {"hasNextPage": after is not None, "endCursor": after}}


def test_those_of_forks_that_fill_the_first_page_hide_none_of_ours():
    asked = []

    def query(_, variables, name):
        asked.append((name, variables))
        return {"pulls": page(OURS) if variables["after"] == "two" else page(*FORKED, after="two")}

    assert pulls_of(query, 12, page(*FORKED, after="one"))[-1] == OURS
    branch = "incident-actions/postmortem-12"
    assert asked == [("MorePulls", {"branch": branch, "after": cursor}) for cursor in ("one", "two")]


def test_a_single_page_asks_for_nothing_more():
    assert pulls_of(pytest.fail, 12, page(OURS)) == [OURS]


@pytest.fixture
def branched():
    """An incident and its post-mortem's branch, from which many pull requests were opened and closed."""
    with shop() as opened:
        opened.declare()
        ana, name = opened.visit("ana"), "incident-actions/postmortem-1"
        refs.create(ana, f"refs/heads/{name}", opened.repository.heads["main"])
        contents.write(ana, name, {"postmortems/2026-11-23-incident-1-down.md": b"Down"}, "Draft")
        for number in range(7):
            issue = pulls.create(ana, pulls.Draft(f"Try {number}", name, "main", ""))
            issues.close(ana, issue) if number < 6 else None
        yield opened


def test_of_many_from_one_branch_all_are_read(branched):
    github = branched.github()

    thread = github.threads([1])[1]

    found = [each.source for each in thread.entries if isinstance(getattr(each, "source", None), PullRequest)]
    assert [each.state for each in found] == [PullState.CLOSED] * 6 + [PullState.OPEN]
    assert len(github.connection.requests) == 2
