"""A deleted comment: its rows stay as they were shown, and what it said counts no more."""

import pytest

from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, known, planned, settled, status
from tests.stories import then, thread


def rows(told):
    return [(row.text, row.orphaned) for row in known(told).rows]


def deleted(typed, by="ana"):
    """An incident in which ana's command was accepted, and then her comment deleted."""
    told = settled(thread(f"{OPEN}10:03 ana wrote {typed}"))
    return settled(then(told, f"10:30 {by} deleted ana"))


@pytest.mark.parametrize("by", ["ana", "ben"])
def test_its_rows_stay_whoever_deleted_it(by):
    told = deleted("/event one\n    /event two", by)

    assert rows(told) == [("one", True), ("two", True)]
    assert "| one _(source deleted)_ | ana |" in status(told)


def test_its_rows_stay_at_their_time_and_in_their_place():
    told = settled(
        thread(f"{OPEN}10:03 ana wrote /event at about 09:40 to 09:50 one\n10:04 ben wrote /event b")
    )
    told = settled(then(told, "10:30 ana deleted ana"))

    assert rows(told) == [("one", True), ("b", False)]
    assert "| [~09:40–09:50\u00a0UTC](" in status(told)


def test_its_rows_stay_however_often_the_status_comment_is_rebuilt():
    told = deleted("/event one")
    told = settled(then(told, "10:40 ben wrote /event two"))
    told = settled(then(told, "10:41 ben deleted ben"))
    told = settled(then(told, "10:50 cleo wrote /event three"))

    assert rows(told) == [("one", True), ("two", True), ("three", False)]


@pytest.mark.parametrize(
    ("typed", "gone"),
    [
        ("/mitigate", lambda incident: Mark.MITIGATED not in incident.times),
        ("/started 09:40", lambda incident: Mark.STARTED not in incident.times),
        ("/ic", lambda incident: incident.commander is None),
        ("/decision go", lambda incident: not incident.decisions),
        ("/hypothesis x", lambda incident: not incident.hypotheses),
        ("/cause x", lambda incident: not incident.notes),
        ("/action x", lambda incident: not incident.actions),
        ("/customers told", lambda incident: incident.customers_told is None),
    ],
)
def test_what_it_said_counts_no_more(typed, gone):
    assert gone(known(deleted(typed)))


def test_a_comment_that_made_no_row_leaves_none():
    assert rows(deleted("hello")) == []


def test_a_row_of_somebody_who_deleted_nothing_is_not_kept():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n10:04 ben wrote hello"))
    told = settled(then(told, "10:10 ana edited never mind\n10:11 ben deleted ben"))

    assert rows(told) == []


def test_deleted_together_with_the_status_comment_nothing_is_left():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one"))
    told = settled(then(told, "10:10 ana deleted ana\n10:11 ana deleted bot status"))

    assert rows(told) == []
    assert planned(told) == ()


def test_a_pinned_comment_that_is_deleted_stays_a_row():
    told = settled(thread(f"{OPEN}10:03 eve wrote the disk is full\n10:04 ana pinned eve"))
    told = settled(then(told, "10:10 eve deleted eve"))

    assert rows(told) == [("the disk is full", True)]


def test_what_was_taken_back_stays_so_when_both_comments_are_deleted():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event a customer's name"))
    told = settled(then(told, f"10:05 ana wrote /retract {told.comments[0].url}"))
    told = settled(then(told, "10:10 ana deleted ana\n10:11 ana deleted ana"))

    assert [(row.struck, row.orphaned) for row in known(told).rows] == [(True, True)]
