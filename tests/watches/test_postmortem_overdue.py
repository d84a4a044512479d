from datetime import UTC, datetime

import pytest

from incident_actions.thread import PullState
from tests.rehearsal import OPEN, messages, settled, with_pull
from tests.stories import thread

RESOLVED = f"{OPEN}10:05 cleo assigned ana\n10:40 ana closed"  # on a Monday; a sev2's is due 72 hours later


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def reminders(told, now):
    return [text for text in messages(settled(told, now=at(now))) if "Post-mortem due" in text]


def test_it_is_asked_for_once_its_time_has_come():
    told = with_pull(settled(thread(RESOLVED)), draft=True, asked=True)

    assert reminders(told, "26 10:39") == []
    assert reminders(told, "26 10:40")[0].startswith("📝 **Post-mortem due** @ana\n\nIt was due 2026-11-26")
    assert "[here](https://github.example/acme/shop/pull/40)" in reminders(told, "26 10:40")[0]


def test_it_is_asked_for_once():
    told = settled(with_pull(settled(thread(RESOLVED)), draft=True, asked=True), now=at("26 11:00"))

    assert len(reminders(told, "27 11:00")) == 1


@pytest.mark.parametrize(
    ("now", "asked"),
    [("26 18:00", 0), ("27 08:59", 0), ("27 09:00", 1), ("28 12:00", 0), ("30 09:00", 1)],
)
def test_it_waits_for_working_hours(now, asked):
    told = with_pull(settled(thread(RESOLVED)), draft=True, asked=True)

    assert len(reminders(told, now)) == asked


def test_once_merged_it_is_not_asked_for():
    assert reminders(with_pull(settled(thread(RESOLVED)), PullState.MERGED), "27 10:00") == []


def test_where_none_is_asked_for_nobody_is_reminded():
    assert reminders(settled(thread(RESOLVED.replace("sev2", "sev3"))), "27 10:00") == []


def test_a_waived_one_is_not_asked_for():
    told = settled(thread(f"{RESOLVED}\n10:50 ben labeled postmortem/waived"))

    assert reminders(told, "27 10:00") == []
