"""What was promised in updates, against what came true."""

from datetime import UTC, datetime

import pytest

from incident_actions.postmortem import draft
from incident_actions.postmortem.promises import error, promises
from tests.rehearsal import OPEN, context, known, settled
from tests.stories import then, thread

PROMISED = (
    f"{OPEN}10:13 ana wrote /update slow\n    ETA: 10:40\n10:20 ben wrote /update slower\n    ETA: in 1h\n"
)


def rows(told, config=None):
    return [(row["said"][-5:], row["who"], row["error"]) for row in promises(known(told, config))["promises"]]


@pytest.mark.parametrize(
    ("end", "first", "second"),
    [
        ("10:50 ana wrote /mitigate", "10 min later", "30 min earlier"),
        ("10:40 ana wrote /mitigate", "on time", "40 min earlier"),
        ("10:50 ana wrote /mitigate at 10:35", "5 min earlier", "45 min earlier"),
        ("13:20 ana wrote /resolve", "2 h 40 min later", "2 h later"),
        ("13:20 ana wrote hello", "not yet", "not yet"),
    ],
)
def test_each_promise_is_held_against_the_end_of_the_impact(end, first, second):
    told = settled(thread(f"{PROMISED}{end}"))

    assert rows(told) == [("10:13", "ana", first), ("10:20", "ben", second)]


def test_mitigated_counts_before_resolved():
    told = settled(thread(f"{PROMISED}10:50 ana wrote /mitigate\n11:50 ana wrote /resolve"))

    assert rows(told)[0][2] == "10 min later"
    assert promises(known(told))["promised_event"] == "mitigated"


def test_an_update_that_promised_nothing_is_left_out():
    assert rows(settled(thread(f"{OPEN}10:13 ana wrote /update slow\n    ETA: unknown"))) == []


def test_a_promise_that_was_taken_back_is_left_out():
    told = settled(thread(PROMISED))
    told = settled(then(told, f"10:30 ana wrote /retract {told.comments[0].url}"))

    assert [who for _, who, _ in rows(told)] == ["ben"]


def test_a_promise_follows_an_edit_of_its_update():
    told = settled(thread(PROMISED))
    told = settled(then(told, "10:30 ana edited /update slow\n    ETA: 10:45\n10:50 ben wrote /mitigate"))

    assert rows(told)[0][2] == "5 min later"


def test_a_promise_is_read_in_the_teams_zone():
    told = thread(f"{OPEN}10:13 ana wrote 🚀 /update slow\n    ETA: 11:40\n10:50 ana wrote 🚀 /mitigate")

    assert rows(told, "timezone: Europe/Berlin") == [("10:13", "ana", "10 min later")]


def test_the_draft_shows_them_in_a_table():
    told = settled(thread(f"{PROMISED}10:50 ana wrote /mitigate\n10:55 ana wrote /resolve"))
    text = draft.document(known(told), context(told)).partition("## Promised times\n\n")[2]

    assert text == (
        "| Said (UTC) | By | Promised (UTC) | Mitigated |\n| --- | --- | --- | --- |\n"
        "| 2026-11-23 10:13 | ana | 2026-11-23 10:40 | 10 min later |\n"
        "| 2026-11-23 10:20 | ben | 2026-11-23 11:20 | 30 min earlier |\n"
    )


def test_seconds_make_no_error():
    promised, true = (
        datetime(2026, 11, 23, 10, 40, tzinfo=UTC),
        datetime(2026, 11, 23, 10, 40, 59, tzinfo=UTC),
    )

    assert error(promised, true) == "on time"
