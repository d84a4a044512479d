from datetime import UTC, datetime, timedelta

import pytest

from incident_actions.thread import PullState
from tests.rehearsal import OPEN, messages, settled, with_pull
from tests.stories import then, thread

RESOLVED = f"{OPEN}10:05 cleo assigned ana\n10:40 ana closed"  # on a Monday; a sev2's is due 72 hours later


def at(text):
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=UTC)


def reminders(told, now):
    return [text for text in messages(settled(told, now=at(now))) if "Post-mortem due" in text]


DRAFTED = with_pull(settled(thread(RESOLVED)), draft=True, asked=True)
EVERY_DAY = "calendar: {workdays: [mon, tue, wed, thu, fri, sat, sun]}\n"
LISTED = "escalation: {sev2: [cleo]}"


def told(*moments, story=DRAFTED, config=LISTED):
    """The reminders that stand in the thread after runs at these moments."""
    for moment in moments:
        story = settled(story, now=at(moment), config=config)
    return [text.split("\n")[0].partition("** ")[2] for text in messages(story) if "Post-mortem due" in text]


def test_the_commander_is_reminded_the_day_before_then_and_the_day_after_and_last_the_list():
    moments = ("25 10:39", "25 10:40", "26 10:40", "27 10:40", "30 10:40")

    assert told(*moments) == ["@ana", "@ana", "@ana", "@ana @cleo"]


def days_of_reminders(story, days):
    """How many days after it was due somebody is reminded, where every day is a working day."""
    found = []
    for day in range(days):
        before = len(messages(story))
        now = at("26 10:40") + timedelta(days=day)
        story = settled(story, now=now, config=f"{EVERY_DAY}{LISTED}")
        found += [day] * (len(messages(story)) - before)
    return found


def test_those_on_the_list_are_asked_again_with_growing_gaps_until_it_is_there():
    assert days_of_reminders(DRAFTED, 60) == [0, 1, 2, 7, 14, 28, 42, 56]


def test_long_after_it_was_due_the_commander_and_those_on_the_list_are_asked():
    assert told("30 10:40", story=settled(DRAFTED, now=at("27 10:40")))[-1] == "@ana @cleo"


def test_before_it_is_due_the_reminder_says_when():
    assert reminders(DRAFTED, "25 10:39") == []
    assert "It is due 2026-11-26 10:40 UTC" in reminders(DRAFTED, "25 10:40")[0]


def test_once_it_is_due_the_reminder_links_the_draft():
    assert reminders(DRAFTED, "26 10:40")[0].startswith(
        "📝 **Post-mortem due** @ana\n\nIt was due 2026-11-26"
    )
    assert "[here](https://github.example/acme/shop/pull/40)" in reminders(DRAFTED, "26 10:40")[0]


def test_each_reminder_is_given_once():
    assert told("26 11:00", "26 16:00", "27 09:00", "27 11:00", "27 16:00") == ["@ana", "@ana"]


def test_what_was_missed_is_not_made_up_for():
    assert told("30 09:00", "30 11:00") == ["@ana @cleo"]


def test_two_reminders_never_come_on_one_day():
    late = settled(thread(RESOLVED.replace("10:40", "16:50")))

    assert told("26 09:00", "26 16:51", story=with_pull(late, draft=True, asked=True)) == ["@ana"]


def test_where_nobody_leads_those_on_the_list_are_asked():
    leaderless = settled(thread(f"{OPEN}10:40 ana closed"))

    assert told("26 11:00", story=with_pull(leaderless, draft=True, asked=True)) == ["@cleo"]


def test_working_days_count_where_the_policy_asks_for_them():
    config = "postmortems: {due: {sev2: 2 working days}}"  # until five o'clock on Wednesday

    assert told("24 16:59", config=config) == []
    assert told("25 16:59", "26 09:00", config=config) == ["@ana", "@ana"]


@pytest.mark.parametrize(
    ("now", "asked"),
    [("26 18:00", 0), ("27 08:59", 0), ("27 09:00", 1), ("28 12:00", 0), ("30 09:00", 1)],
)
def test_it_waits_for_working_hours(now, asked):
    assert len(reminders(DRAFTED, now)) == asked


def test_a_reminder_that_somebody_deleted_is_not_given_again():
    once = settled(DRAFTED, now=at("26 11:00"))
    gone = then(once, "2026-11-26 11:05 ana deleted bot postmortem-due")

    assert reminders(gone, "26 15:00") == []


def test_once_merged_it_is_not_asked_for():
    assert reminders(with_pull(settled(thread(RESOLVED)), PullState.MERGED), "27 10:00") == []


def test_where_none_is_asked_for_nobody_is_reminded():
    assert reminders(settled(thread(RESOLVED.replace("sev2", "sev3"))), "27 10:00") == []


def test_a_waived_one_is_not_asked_for():
    told = settled(thread(f"{RESOLVED}\n10:50 ben labeled postmortem/waived"))

    assert reminders(told, "27 10:00") == []
