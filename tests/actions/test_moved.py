"""A merged post-mortem that no longer stands where it was merged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.plan import plan
from tests.actions.test_filing import (
    ALERT,
    BOTH,
    CLOSED,
    LIMITS,
    LINKED,
    MERGED,
    PATH,
    issue,
    run,
    with_issues,
)
from tests.rehearsal import NOON, comments, settled_with
from tests.stories import then

DONE = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED))
FOREIGN = with_issues(MERGED, issue(45, LIMITS, ours=False), issue(46, ALERT, ours=False))


def missing(told, after=timedelta(hours=2), **fields):
    """A run to which GitHub shows no document, so long after the merge."""
    return replace(run(told, **fields), now=NOON + after, documents={})


def said(told, given):
    return {key: body for key, body in comments(plan(told, given)).items() if key.startswith("moved")}


def test_it_is_said_with_the_path_and_what_can_be_done():
    ((key, body),) = said(BOTH, missing(BOTH)).items()

    assert key == "moved 40"
    assert f"no longer stands at `{PATH}`" in body
    assert "Move it back" in body


def test_it_is_said_once():
    after, _ = settled_with(BOTH, missing(BOTH))

    assert said(after, missing(after)) == {}


def test_whoever_deletes_the_word_does_not_get_it_again():
    after = then(settled_with(BOTH, missing(BOTH))[0], "14:30 ana deleted bot moved")

    assert said(after, missing(after)) == {}


@pytest.mark.parametrize("told", [MERGED, DONE, FOREIGN], ids=["none filed", "all done", "none of ours"])
def test_where_no_item_is_followed_nobody_is_told(told):
    assert said(told, missing(told)) == {}


def test_right_after_the_merge_it_may_only_not_show_yet():
    assert said(BOTH, missing(BOTH, timedelta(minutes=5))) == {}


def test_a_document_that_is_there_or_cannot_be_read_has_not_moved():
    later = NOON + timedelta(hours=2)

    assert said(BOTH, replace(run(BOTH, LINKED), now=later)) == {}
    assert said(BOTH, missing(BOTH, refused=frozenset({PATH}))) == {}
