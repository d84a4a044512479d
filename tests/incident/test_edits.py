"""Edits of answered comments: words and times follow, the changed row says so, the verdict stands."""

from datetime import timedelta

import pytest

from incident_actions.incident.facts import Mark
from incident_actions.thread import Sign
from tests.rehearsal import OPEN, known, planned, settled, status, verdicts
from tests.stories import then, thread


def rows(told):
    return [(row.text, row.edited and int(row.edited.total_seconds()) // 60) for row in known(told).rows]


def test_the_row_says_how_much_later_it_was_edited():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n    /event two"))
    told = settled(then(told, "10:46 ana edited /event one\n    /event too"))

    assert "| too _(edited 43 min later)_ |" in status(told)
    assert "| one |" in status(told)


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        ("/decision go", "/decision stay because it is late", "Decision: stay — because it is late"),
        ("/update fine", "/update fine\n    ETA: 11:00", "Update: fine · ETA: 11:00"),
        ("/hypothesis DNS", "/hypothesis NTP", "H1: NTP"),
        ("/status identified a", "/status identified b", "Status: identified: b"),
        ("/mitigate a", "/mitigate b", "Status: mitigated: b"),
        ("/customers told", "/customers told by mail", "Customers told: by mail"),
        ("/severity sev2 a", "/severity sev2 b", "Severity SEV2 → SEV2: b"),
    ],
)
def test_the_words_of_a_row_follow_an_edit(before, after, row):
    told = settled(thread(f"{OPEN}10:03 ana wrote {before}"))
    told = settled(then(told, f"10:13 ana edited {after}"))

    assert rows(told) == [(row, 10)]


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("/started 09:50", "/started 09:40", Mark.STARTED),
        ("/detected 09:50", "/detected 09:40", Mark.DETECTED),
        ("/ack at 09:50", "/ack at 09:40", Mark.ACKNOWLEDGED),
        ("/mitigate at 09:50", "/mitigate at 09:40", Mark.MITIGATED),
    ],
)
def test_times_follow_an_edit(before, after, mark):
    told = settled(thread(f"{OPEN}10:03 ana wrote {before}"))
    told = settled(then(told, f"10:13 ana edited {after}"))

    assert known(told).times[mark].at.strftime("%H:%M") == "09:40"


def test_of_a_second_edit_only_the_row_that_changed_then_is_marked_anew():
    told = settled(thread(f"{OPEN}10:00 ana wrote /event one\n    /event two\n    /event three"))
    told = settled(then(told, "10:10 ana edited /event ONE\n    /event two\n    /event three"))
    told = settled(then(told, "10:20 ana edited /event ONE\n    /event TWO\n    /event three"))

    assert rows(told) == [("ONE", 10), ("TWO", 20), ("three", None)]


def test_the_verdict_stands_where_an_edit_makes_nonsense_of_a_command():
    told = settled(thread(f"{OPEN}10:03 ana wrote /mitigate at 10:02"))
    told = then(told, "10:13 ana edited /mitigate at 12:99")

    assert verdicts(planned(told)) == []
    assert Mark.MITIGATED not in known(settled(told)).times


def test_a_command_that_was_edited_away_takes_its_row_with_it():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n    /event two"))
    told = settled(then(told, "10:13 ana edited /event two"))

    assert rows(told) == [("two", None)]


def test_words_beside_a_command_may_change_freely():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n\n    Se the log."))
    told = settled(then(told, "10:13 ana edited /event one\n\n    See the log."))

    assert rows(told) == [("one", None)]


def test_an_added_command_has_a_row_that_says_how_much_later_it_was_typed():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one"))
    told = settled(then(told, "10:13 ana edited /event one\n    /decision go"))

    assert rows(told) == [("one", None), ("Decision: go", 10)]


def test_an_edit_by_another_who_may_write_follows_and_stays_its_authors():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one"))
    told = settled(then(told, "10:13 ben edited ana: /event One"))
    (row,) = known(told).rows

    assert (row.text, row.by, row.edited) == ("One", "ana", timedelta(minutes=10))


def test_a_lost_memory_marks_all_rows_of_an_edited_comment_and_loses_none():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n    /event two"))
    told = settled(then(told, "10:13 ana edited /event one\n    /event too"))
    told = settled(then(told, "10:20 ben deleted bot status"))

    assert rows(told) == [("one", 10), ("too", 10)]
    assert planned(told) == ()


def test_a_lost_memory_marks_nothing_of_what_was_never_edited():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one"))
    told = settled(then(told, "10:20 ben deleted bot status"))

    assert rows(told) == [("one", None)]


def test_an_edit_before_the_answer_is_answered_as_it_then_reads():
    told = thread(f"{OPEN}10:03 ana wrote /event one\n10:05 ana edited /event two")
    told = settled(told)

    assert rows(told) == [("two", 2)]
    assert told.comments[0].signed(Sign.ACCEPTED) is not None
