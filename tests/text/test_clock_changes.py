from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_actions.errors import CommandError
from incident_actions.text.moments import Clock
from incident_actions.text.times import take_time

BERLIN = ZoneInfo("Europe/Berlin")
SPRING = "2026-03-29"  # at 02:00 the clocks go to 03:00
AUTUMN = "2026-10-25"  # at 03:00 the clocks go back to 02:00


def read(typed, made_utc, zone=BERLIN):
    moment, _ = take_time(typed, Clock(datetime.fromisoformat(made_utc).replace(tzinfo=UTC), zone))
    return moment.at.strftime("%Y-%m-%d %H:%M"), moment.twice


def test_a_time_that_the_clocks_skipped_is_refused_with_its_neighbours():
    with pytest.raises(CommandError, match=r"skipped 02:30 that day: write 01:30 or 03:30"):
        read("at 02:30", f"{SPRING} 08:00")


def test_before_the_clocks_skip_it_that_time_of_day_means_the_day_before():
    assert read("at 02:30", f"{SPRING} 00:20") == ("2026-03-28 01:30", False)


def test_a_time_that_comes_twice_is_the_first_and_is_marked():
    assert read("at 02:30", f"{AUTUMN} 08:00") == (f"{AUTUMN} 00:30", True)


def test_the_second_time_can_be_named_by_its_zone():
    assert read("at 02:30 CET", f"{AUTUMN} 08:00") == (f"{AUTUMN} 01:30", False)


def test_in_the_second_hour_a_later_minute_means_the_first_hour():
    assert read("at 02:45", f"{AUTUMN} 01:10") == (f"{AUTUMN} 00:45", True)


def test_an_abbreviation_means_its_fixed_offset_in_summer_too():
    assert read("at 14:32 CET", "2026-07-01 18:00") == ("2026-07-01 13:32", False)


def test_yesterday_is_a_day_of_the_calendar_even_where_it_had_23_hours():
    assert read("at 23:30", "2026-03-29 21:00") == ("2026-03-28 22:30", False)
