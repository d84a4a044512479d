"""An item that waits for a closed issue waits no longer."""

import pytest

from incident_actions.effects import RewriteIssue, WriteComment
from incident_actions.imagine import imagine
from incident_actions.incident.item_record import record_of
from incident_actions.text.markers import mark
from tests.actions.items import DATA, WORDS, item, planned, settled
from tests.stories import DAY

BLOCKED = mark(WORDS, "item 12 abc", {**DATA, "blocked": 14})


def said(told):
    return [each.body for each in told.comments if each.ours]


def test_it_is_said_once_and_the_item_waits_for_nothing():
    after = settled(item(body=BLOCKED), closed=frozenset({14}))

    (text,) = said(after)
    told = "#14 is closed: nothing holds this item up any more, and reminders go on. It is due 2026-12-01."
    assert text == mark(f"▶️ {told}", "unblocked 14 2026-11-23")
    assert record_of(after.body).blocked is None
    assert "**Blocked**" not in after.body
    assert "\n- 2026-11-23: no longer blocked, #14 is closed\n" in after.body


def test_the_words_come_before_the_change_that_ends_it():
    assert [type(each) for each in planned(item(body=BLOCKED), closed=frozenset({14}))] == [
        WriteComment,
        RewriteIssue,
    ]


def test_a_run_that_died_after_the_words_says_them_once():
    words = planned(item(body=BLOCKED), closed=frozenset({14}))[:1]
    told = imagine(item(body=BLOCKED), words, DAY)

    assert [type(each) for each in planned(told, closed=frozenset({14}))] == [RewriteIssue]


@pytest.mark.parametrize(
    ("body", "closed", "fields"),
    [
        (BLOCKED, set(), {}),
        (BLOCKED, {13}, {}),
        (mark(WORDS, "item 12 abc", DATA), {14}, {}),
        (BLOCKED, {14}, {"open": False}),
    ],
    ids=["open", "another", "not blocked", "done itself"],
)
def test_nothing_else_unblocks_it(body, closed, fields):
    assert planned(item(body=body, **fields), closed=frozenset(closed)) == ()


def test_blocked_again_by_what_is_closed_it_is_unblocked_again_without_a_second_comment():
    once = settled(item(body=BLOCKED), closed=frozenset({14}))
    again = settled(item(body=BLOCKED, entries=once.entries), closed=frozenset({14}))

    assert (len(said(again)), record_of(again.body).blocked) == (1, None)
