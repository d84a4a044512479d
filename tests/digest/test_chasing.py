"""Reminders of action items: when, to whom, and when nobody is disturbed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from incident_actions.text.markdown import plain
from tests.digest.items import again, chased, due, told
from tests.fake_github import MONDAY, FakeGitHub

EVERY_DAY = "calendar:\n  workdays: [mon, tue, wed, thu, fri, sat, sun]\n"
#: The commander is cleo, and ana is on the list.
RANKS = {"commander": "cleo", "severity": "sev1"}
LIST = "escalation:\n  sev1: [ana]\n"


def whom(github):
    return sorted(body.partition("@")[2].split()[0] for _, body in told(github))


def days_of_reminders(item, config=EVERY_DAY, days=60):
    """On which days after Monday somebody is reminded."""
    github, found = chased(item, config=config), []
    for day in range(days):
        before = len(told(github))
        again(github, days=1)
        found += [day + 1] * (len(told(github)) - before)
    return found


def test_reminders_come_before_on_and_after_the_date_with_growing_gaps():
    assert days_of_reminders(due(31, 5)) == [2, 5, 6, 8, 12, 19, 33, 47]


def test_on_days_off_nobody_is_reminded_and_it_is_caught_up():
    assert days_of_reminders(due(31, 5), config="") == [2, 7, 8, 14, 21, 35, 49]


def test_the_first_look_at_something_long_overdue_reminds_at_once():
    assert [number for number, _ in told(chased(due(31, -100)))] == [31]


def test_a_person_is_told_of_all_their_items_in_one_comment_on_the_most_overdue():
    github = chased(due(31, -3), due(32, -5), due(33, 2), due(34, 9), due(35, -1, "ana"))

    assert [number for number, _ in told(github)] == [35, 32]
    assert [f"#{n}" in told(github)[1][1] for n in (31, 32, 33, 34, 35)] == [True, True, True, False, False]


def test_what_can_be_done_stands_below_the_items_and_not_in_the_last_of_them():
    ((_, body),) = told(chased(due(31, -3), due(32, -5)))

    assert body.split("\n\n")[-2].startswith("Done? `/done` and")


def test_a_person_is_reminded_once_a_day_at_the_most():
    github = chased(due(31, -3))
    github.listed[32] = due(32, -1)

    again(github, hours=3)

    assert len(told(github)) == 1


def test_also_where_the_item_that_bore_the_comment_is_closed():
    github = chased(due(31, -3), due(32, -1))
    github.listed[31] = replace(github.listed[31], open=False)

    again(github, hours=3)

    assert len(told(github)) == 1


@pytest.mark.parametrize(
    ("days", "people"),
    [(-6, ["ben"]), (-7, ["ben", "cleo"]), (-13, ["ben", "cleo"]), (-14, ["ana", "ben", "cleo"])],
)
def test_from_a_week_on_the_commander_is_told_and_from_two_those_on_the_list(days, people):
    assert whom(chased(due(31, days, data=RANKS), config=LIST)) == people


def test_whoever_is_told_of_somebody_elses_item_reads_whose_it_is():
    github = chased(due(31, -8, data=RANKS), due(32, -9, owner="", data=RANKS))

    (text,) = (body for _, body in told(github) if "@cleo" in body)
    assert "- #31 Item 31, due 2026-11-15 (8 days ago), owned by ben\n" in text
    assert "- #32 Item 32, due 2026-11-14 (9 days ago), owned by nobody\n" in text


def test_whoever_is_both_owner_and_commander_is_told_once():
    assert whom(chased(due(31, -14, owner="Cleo", data=RANKS))) == ["Cleo"]


@pytest.mark.parametrize(("days", "people"), [(-1, []), (0, ["cleo"]), (3, ["cleo"]), (14, ["ana", "cleo"])])
def test_of_what_nobody_owns_the_commander_is_told_from_the_date_on(days, people):
    assert whom(chased(due(31, -days, owner="", data=RANKS), config=LIST)) == people


def test_a_commander_gets_reminders_of_what_nobody_owns_as_an_owner_does():
    assert days_of_reminders(due(31, 5, owner="", data=RANKS)) == [5, 6, 8, 12, 19, 33, 47]


def test_where_more_was_said_today_than_is_read_nobody_is_reminded_again():
    much_said = replace(due(31, -3), heard_from=MONDAY - timedelta(hours=1))

    assert whom(chased(much_said, due(32, -3), due(33, -3, owner="ana"))) == ["ana"]


def test_and_the_next_of_the_days_is_told_as_ever():
    much_said = replace(due(31, -2), heard_from=MONDAY - timedelta(hours=1))

    assert days_of_reminders(much_said, days=10) == [1, 5]


def test_of_what_was_said_long_ago_nobody_is_spared():
    assert whom(chased(replace(due(31, -3), heard_from=MONDAY - timedelta(days=4)))) == ["ben"]


def test_of_a_blocked_item_nobody_is_reminded():
    assert told(chased(due(31, -20, data={**RANKS, "blocked": 7}), config=LIST)) == []


@pytest.mark.parametrize(
    ("away", "reminded"),
    [
        ("2026-11-20 to 2026-11-23", False),
        ("2026-11-23 to 2026-12-01", False),
        ("2026-11-24 to 2026-12-01", True),
        ("2026-11-01 to 2026-11-22", True),
    ],
)
def test_who_is_away_is_left_alone(away, reminded):
    github = chased(due(31, -3, owner="Ben"), config=f"actions:\n  away:\n    ben: {away}\n")

    assert bool(told(github)) is reminded


def test_who_is_busy_is_left_alone_and_reminded_once_they_are_not():
    github = FakeGitHub(listed={31: due(31, -3, owner="Ben"), 32: due(32, -3, owner="ana")}, limited={"ben"})
    again(github)
    while_busy = whom(github)

    github.limited.clear()
    again(github, hours=1)

    assert (while_busy, whom(github)) == (["ana"], ["Ben", "ana"])


def test_who_comes_back_is_reminded_of_what_has_come_meanwhile():
    config = f"{EVERY_DAY}actions:\n  away:\n    ben: 2026-11-23 to 2026-11-30\n"

    assert days_of_reminders(due(31, 0), config=config, days=16) == [8, 14]


@pytest.mark.parametrize(
    ("now", "working"),
    [
        ("2026-11-23T08:59:00Z", False),
        ("2026-11-23T09:00:00Z", True),
        ("2026-11-23T16:59:00Z", True),
        ("2026-11-23T17:00:00Z", False),
        ("2026-11-22T12:00:00Z", False),
    ],
    ids=["early", "opening", "last minute", "closing", "sunday"],
)
def test_people_are_told_in_working_hours_only(now, working):
    github = chased(due(31, -3), now=datetime.fromisoformat(now))

    assert bool(told(github)) is working


def test_on_a_public_holiday_nobody_is_told():
    christmas = datetime.fromisoformat("2026-12-25T11:00:00Z")

    assert told(chased(due(31, -3), now=christmas, config="country: DE\n")) == []


def test_working_hours_are_the_configurations():
    github = chased(
        due(31, -3),
        now=datetime.fromisoformat("2026-11-22T06:30:00Z"),
        config="timezone: Europe/Berlin\ncalendar:\n  hours: '07:00-15:00'\n  workdays: [sun]\n",
    )

    assert len(told(github)) == 1


def test_before_its_date_it_is_not_called_overdue():
    (_, text), *_ = told(chased(due(31, 2)))

    assert text.startswith("🗓️ **Due soon** @ben\n\n- #31 Item 31, due 2026-11-25\n")


def test_on_its_date_it_is_due_today():
    (_, text), *_ = told(chased(due(31, 0)))

    assert text.startswith("🗓️ **Due today** @ben\n\n- #31 Item 31, due 2026-11-23\n")


def test_where_there_are_many_the_rest_is_counted():
    (_, text), *_ = told(chased(*(due(31 + n, -n) for n in range(30))))

    assert "- and 10 more\n" in text
    assert text.index("#60 ") < text.index("#59 ")


def test_titles_wake_nobody():
    title = "@eve fixes #7 <!-- x -->"
    (_, text), *_ = told(chased(replace(due(31, -3), title=title)))

    assert plain(title) in text


def test_the_same_lists_give_the_same_bytes():
    items = [due(31 + n, -n, owner=("ben", "ana", "cleo")[n % 3], data=RANKS) for n in range(20)]

    assert told(chased(*items)) == told(chased(*reversed(items)))


def test_what_the_lists_do_not_show_yet_is_said_once():
    github = FakeGitHub(listed={31: due(31, -3)}, blind=True)

    again(github, days=0)

    assert len(told(github)) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-13-45"])
def test_a_date_that_nobody_can_mean_counts_as_none_and_keeps_nobody_else_waiting(day):
    github = chased(due(31, -3, data={"due": day}), due(32, -3, "ana"))

    assert whom(github) == ["ana"]
