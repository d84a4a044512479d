"""Nobody acknowledges: asked twice, then quiet."""

import pytest

from tests.rehearsal import OPEN, settled
from tests.stories import then, thread
from tests.watches.rota import keys, said, swept, watched

LISTS = "escalation: {sev1: [zoe], sev2: [yan]}\n"


@pytest.mark.parametrize(
    ("severity", "early", "first", "second"),
    [
        ("sev1", "23 10:04", "23 10:05", "23 10:10"),
        ("sev2", "23 10:14", "23 10:15", "23 10:30"),
        ("sev3", "23 13:59", "23 14:00", "24 10:00"),
        ("sev4", "24 16:59", "25 09:00", "26 09:00"),
    ],
)
def test_it_asks_when_the_time_is_over_and_as_long_after_that(severity, early, first, second):
    told = thread(OPEN.replace("sev2", severity))

    assert keys(watched(told, early), "unacknowledged") == []
    assert len(keys(watched(told, early, first), "unacknowledged")) == 1
    assert len(keys(watched(told, early, first, second), "unacknowledged")) == 2


def test_after_that_it_is_quiet():
    told = swept(thread(f"{OPEN}10:01 ana wrote /snooze 1d"), "23 10:15", "23 20:00")

    assert len(keys(told, "unacknowledged")) == 2


def test_the_list_of_the_severity_is_mentioned_and_the_second_says_still():
    told = watched(thread(OPEN), "23 10:15", "23 10:30", config=LISTS)

    assert said(told, "unacknowledged") == [
        (
            "🔔 **Nobody has acknowledged this SEV2** @yan\n\n"
            "Somebody should have by 2026-11-23 10:15 UTC. `/ack` takes it."
        ),
        (
            "🔔 **Still nobody has acknowledged this SEV2** @yan\n\n"
            "Somebody should have by 2026-11-23 10:15 UTC. `/ack` takes it."
        ),
    ]


def test_whoever_was_named_commander_and_lead_is_mentioned_first_and_once():
    told = thread(
        f"{OPEN.replace('sev2', 'sev1')}10:02 ana wrote 🚀 /ic @ben\n10:02 ana wrote 🚀 /lead @cleo"
    )
    (text,) = said(watched(told, "23 10:06", config="escalation: {sev1: [zoe, Ben]}"), "unacknowledged")

    assert "@ben @cleo @zoe\n" in text


@pytest.mark.parametrize("typed", ["/ack", "/ic", "/ack at 10:02"])
def test_acknowledged_nobody_is_asked(typed):
    told = thread(f"{OPEN}10:03 ben wrote {typed}")

    assert keys(watched(told, "23 10:16", "23 10:31"), "unacknowledged") == []


def test_being_named_is_not_acknowledging():
    told = thread(f"{OPEN}10:03 ana wrote /ic @ben")

    assert len(keys(watched(told, "23 10:16"), "unacknowledged")) == 1


def test_the_commanders_first_comment_acknowledges():
    told = thread(f"{OPEN}10:03 ana wrote /ic @ben\n10:10 ben wrote looking")

    assert keys(watched(told, "23 10:16"), "unacknowledged") == []


def test_raised_the_time_starts_anew():
    told = watched(thread(OPEN), "23 10:01")
    told = settled(then(told, "10:14 ana wrote /sev 1"))

    assert keys(watched(told, "23 10:18"), "unacknowledged") == []
    assert keys(watched(told, "23 10:19"), "unacknowledged") == ["unacknowledged 2026-11-23T10:19:00Z"]


def test_what_can_wait_is_asked_for_after_so_many_working_hours():
    night = thread("2026-11-27 15:00 ana opened x\n2026-11-27 15:01 bot labeled severity/sev3")

    assert keys(swept(night, "27 15:15", "30 10:45"), "unacknowledged") == []
    assert len(keys(watched(night, "27 15:15", "30 11:00"), "unacknowledged")) == 1


def test_what_fell_due_at_closing_time_on_friday_is_asked_for_on_monday():
    told = thread("2026-11-26 10:00 ana opened x\n2026-11-26 10:01 bot labeled severity/sev4")

    assert keys(swept(told, "27 16:00", "27 18:00"), "unacknowledged") == []
    assert keys(watched(told, "30 09:00"), "unacknowledged") == ["unacknowledged 2026-11-27T17:00:00Z"]


def test_christmas_is_no_working_day():
    config = "country: DE\ntimezone: Europe/Berlin\n"
    told = thread("2026-12-24 10:00 ana opened x\n2026-12-24 10:01 bot labeled severity/sev4")

    assert keys(swept(told, "12-25 08:00", "12-25 18:00", config), "unacknowledged") == []
    assert keys(watched(told, "12-29 08:00", config=config), "unacknowledged") == [
        "unacknowledged 2026-12-28T16:00:00Z"
    ]


def test_a_late_sweep_asks_once_not_twice():
    assert keys(watched(thread(OPEN), "23 11:30"), "unacknowledged") == [
        "unacknowledged 2026-11-23T10:15:00Z again"
    ]


def test_resolved_nobody_is_asked():
    told = settled(thread(f"{OPEN}10:10 ana wrote /resolve"))

    assert keys(watched(told, "23 10:31"), "unacknowledged") == []
