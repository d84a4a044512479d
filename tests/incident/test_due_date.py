"""The day on which something is due, as people write it."""

from datetime import date

import pytest

from incident_actions.errors import CommandError
from incident_actions.incident.due_date import meant_as_date, read_date

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("in 2 weeks", "2026-12-07"),
        ("in 3 days", "2026-11-26"),
        ("in a week", "2026-11-30"),
        ("in an day", "2026-11-24"),
        ("in 1 month", "2026-12-23"),
        ("in 3 months", "2027-02-23"),
        ("in two weeks", "2026-12-07"),
        ("in 1 year", "2027-11-23"),
        ("in 2 years", "2028-11-23"),
        ("friday", "2026-11-27"),
        ("Fri", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("end of week", "2026-11-27"),
        ("end of month", "2026-11-30"),
        ("the end of the quarter", "2026-12-31"),
        ("end of year", "2026-12-31"),
    ],
)
def test_a_due_date_is_read_as_people_say_it(words, day):
    assert read_date(words, MONDAY) == date.fromisoformat(day)


def test_a_month_from_the_31st_ends_with_the_shorter_month():
    assert read_date("in 1 month", date(2027, 1, 31)) == date(2027, 2, 28)


def test_on_a_saturday_the_end_of_the_week_is_the_next_one():
    assert read_date("end of week", date(2026, 11, 28)) == date(2026, 12, 4)


@pytest.mark.parametrize("words", ["in 999 years", "2026-02-30", "0001-01-01"])
def test_a_day_that_nobody_can_mean_is_refused(words):
    with pytest.raises(CommandError, match="2026-12-01"):
        read_date(words, MONDAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("soon please", "soon"),
        ("in 2 fortnights because of the holidays", "in 2 fortnights"),
        ("next month we wait", "next month"),
        ("the end of time, we wait", "the end of time"),
        ("December 15 we wait", "December 15"),
        ("15th of December we wait", "15th of December"),
        ("15. Dec. we wait", "15. Dec"),
        ("2 weeks we wait", "2 weeks"),
        ("12/04 we wait", "12/04"),
    ],
)
def test_all_words_that_were_meant_as_a_day_are_named(text, meant):
    assert meant_as_date(text) == meant
