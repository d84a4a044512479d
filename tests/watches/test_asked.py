"""Those on the severity's list are asked when it is declared, and at once when it is raised."""

import pytest

from tests.rehearsal import OPEN, settled, status
from tests.stories import then, thread
from tests.watches.rota import keys, said, watched

LISTS = """
escalation:
  sev1: [zoe, yan]
  sev2: [ben]
  sev3: [rob]
"""
MINOR = OPEN.replace("sev2", "sev3")
NIGHT = MINOR.replace("10:0", "03:0")


def test_when_declared_those_on_the_list_are_asked_once():
    told = watched(thread(OPEN), "23 10:01", "23 10:20", config=LISTS)

    assert said(told, "asked") == [
        (
            "📣 **SEV2 Major** @ben\n\nCheckout is down · unknown\n\n"
            "You are asked to respond: the team. `/ack` says that somebody is on it."
        )
    ]


def test_without_a_list_nobody_is_asked():
    assert said(watched(thread(OPEN), "23 10:01"), "asked") == []


def test_raised_it_widens_at_once():
    told = watched(thread(OPEN), "23 10:01", config=LISTS)
    told = settled(then(told, "10:20 ana wrote /sev 1 nobody can pay"), config=LISTS)

    assert said(told, "raised") == [
        (
            "📣 **SEV1 Critical** (was SEV2) @zoe @yan\n\nCheckout is down · unknown\n\n"
            "You are asked to respond: all hands. `/ack` says that somebody is on it."
        )
    ]


def test_lowered_and_raised_again_nobody_is_asked_twice():
    told = watched(thread(OPEN), "23 10:01", config=LISTS)
    told = settled(then(told, "10:20 ana wrote /sev 1"), config=LISTS)
    told = settled(then(told, "10:25 ana wrote /sev 3"), config=LISTS)
    told = settled(then(told, "10:30 ana wrote /sev 1"), config=LISTS)

    assert (keys(told, "asked"), keys(told, "raised")) == (["asked sev2"], ["raised sev1"])


def test_lowered_nobody_is_asked():
    told = watched(thread(OPEN), "23 10:01", config=LISTS)
    told = settled(then(told, "10:20 ana wrote /sev 3"), config=LISTS)

    assert (keys(told, "asked"), keys(told, "raised")) == (["asked sev2"], [])


def test_raised_by_label_it_widens_too():
    told = watched(then(thread(OPEN), "10:20 ana labeled severity/sev1"), "23 10:20", config=LISTS)

    assert keys(told, "raised") == ["raised sev1"]


def test_a_sev3_at_3_in_the_morning_waits_and_the_status_comment_says_so():
    told = watched(thread(NIGHT), "23 03:01", "23 08:59", config=LISTS)

    assert said(told, "asked") == []
    assert (
        "> 🌙 Out of hours. This severity can wait: nobody is woken before 2026-11-23 09:00 UTC."
    ) in status(told)
    assert keys(watched(told, "23 09:00", config=LISTS), "asked") == ["asked sev3"]
    assert "🌙" not in status(watched(told, "23 09:00", config=LISTS))


def test_a_sev2_at_3_in_the_morning_wakes_people():
    told = watched(thread(OPEN.replace("10:0", "03:0")), "23 03:01", config=LISTS)

    assert keys(told, "asked") == ["asked sev2"]
    assert "🌙" not in status(told)


def test_raised_at_night_to_what_wakes_people_it_wakes_them():
    told = watched(thread(NIGHT), "23 03:01", config=LISTS)
    told = settled(then(told, "03:20 ana wrote /sev 2"), config=LISTS)

    assert keys(told, "raised") == ["raised sev2"]


@pytest.mark.parametrize(
    ("config", "morning", "day"),
    [
        (LISTS, "27 09:00", "27"),
        (LISTS + "timezone: Europe/Berlin\n", "27 08:00", "27"),
        (LISTS + "calendar: {workdays: [mon, tue, wed]}\n", "30 09:00", "30"),
    ],
)
def test_until_when_it_waits_is_a_matter_of_the_calendar(config, morning, day):
    night = thread("2026-11-26 20:00 ana opened x\n2026-11-26 20:01 bot labeled severity/sev3")
    waiting = watched(night, "26 20:05", config=config)

    assert f"nobody is woken before 2026-11-{day}" in status(waiting)
    assert keys(watched(waiting, morning, config=config), "asked") == ["asked sev3"]


def test_on_friday_evening_it_waits_until_monday():
    night = thread("2026-11-27 18:00 ana opened x\n2026-11-27 18:01 bot labeled severity/sev3")
    told = watched(night, "27 18:05", "28 12:00", config=LISTS)

    assert keys(told, "asked") == []
    assert keys(watched(told, "30 09:10", config=LISTS), "asked") == ["asked sev3"]


def test_on_a_holiday_it_waits_for_the_next_working_day():
    config = LISTS + "country: DE\ntimezone: Europe/Berlin\n"
    holiday = thread("2026-12-25 10:00 ana opened x\n2026-12-25 10:01 bot labeled severity/sev3")
    told = watched(holiday, "12-25 10:05", config=config)

    assert "nobody is woken before 2026-12-28 08:00 UTC (09:00 CET)" in status(told)
    assert keys(told, "asked") == []
    assert keys(watched(told, "12-28 08:00", config=config), "asked") == ["asked sev3"]


def test_once_resolved_nobody_is_asked():
    told = settled(then(thread(NIGHT), "03:30 ana wrote /resolve"), config=LISTS)

    assert keys(watched(told, "23 09:00", config=LISTS), "asked") == []


def test_what_was_declared_two_days_ago_asks_nobody():
    assert keys(watched(thread(OPEN), "25 10:00", config=LISTS), "asked") == []


def test_a_message_that_somebody_deleted_does_not_come_back():
    told = watched(thread(OPEN), "23 10:01", config=LISTS)
    told = then(told, "10:05 ana deleted bot asked")

    assert keys(watched(told, "23 10:06", config=LISTS), "asked") == []
