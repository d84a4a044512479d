from datetime import UTC, datetime

import pytest

from tests.rehearsal import OPEN, messages, settled
from tests.stories import then, thread


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def reminders(told, now):
    return [text for text in messages(settled(told, now=at(now))) if "Update due" in text]


@pytest.mark.parametrize(
    ("severity", "early", "late"),
    [("sev1", "23 10:14", "23 10:15"), ("sev2", "23 10:29", "23 10:30"), ("sev3", "23 13:59", "23 14:00")],
)
def test_an_update_is_asked_for_once_its_time_has_come(severity, early, late):
    told = thread(OPEN.replace("sev2", severity))

    assert reminders(told, early) == []
    assert len(reminders(told, late)) == 1


def test_a_sev4_asks_for_no_updates():
    assert reminders(thread(OPEN.replace("sev2", "sev4")), "24 09:30") == []


def test_the_reminder_goes_to_the_commander():
    (text,) = reminders(thread(f"{OPEN}10:05 cleo assigned ana"), "23 10:31")

    assert text.startswith("⏰ **Update due** @ana\n\nThe update of this SEV2 was due 2026-11-23 10:30 UTC.")


def test_without_a_commander_the_reminder_says_how_to_take_command():
    (text,) = reminders(thread(OPEN), "23 10:31")

    assert "Nobody is in command: `/ic` takes it." in text
    assert "@" not in text


def test_each_time_an_update_is_missed_there_is_one_reminder():
    told = settled(thread(OPEN), now=at("23 10:31"))

    assert len(reminders(told, "23 11:31")) == 1
    assert len(reminders(then(told, "10:40 ana wrote /update fine"), "23 11:31")) == 2


@pytest.mark.parametrize(
    "line", ["ana wrote /update fine", "ana wrote /status identified x", "ana wrote /mitigate"]
)
def test_news_sets_the_clock_back(line):
    assert reminders(thread(f"{OPEN}10:20 {line}"), "23 10:40") == []


def test_a_change_of_severity_recounts_from_the_last_update():
    told = thread(f"{OPEN}10:10 ana wrote 🚀 /update fine\n10:20 ben labeled severity/sev1")

    assert len(reminders(told, "23 10:25")) == 1


def test_once_resolved_nothing_is_asked_for():
    assert reminders(thread(f"{OPEN}10:20 ana closed"), "23 11:30") == []


def test_after_a_reopening_the_clock_starts_again():
    told = thread(f"{OPEN}10:20 ana closed\n10:50 ben reopened")

    assert reminders(told, "23 11:10") == []
    assert len(reminders(told, "23 11:20")) == 1


@pytest.mark.parametrize(("severity", "asked"), [("sev1", 1), ("sev2", 1), ("sev3", 0)])
def test_outside_working_hours_only_what_wakes_people_is_asked_for(severity, asked):
    assert len(reminders(thread(OPEN.replace("sev2", severity)), "23 19:00")) == asked


def test_what_can_wait_is_asked_for_after_so_many_working_hours():
    told = thread(OPEN.replace("sev2", "sev3").replace("10:0", "15:0"))

    assert reminders(told, "24 10:59") == []
    assert len(reminders(told, "24 11:00")) == 1


def test_a_reminder_that_somebody_deleted_does_not_come_back():
    told = then(settled(thread(OPEN), now=at("23 10:31")), "10:35 ana deleted bot update-due")

    assert reminders(told, "23 10:40") == []
