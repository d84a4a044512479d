from datetime import timedelta

import pytest

from incident_actions.text.durations import read_duration
from incident_actions.text.moments import in_words


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30m", 30),
        ("30 min", 30),
        ("90s", 1.5),
        ("1h30m", 90),
        ("1h 30m", 90),
        ("1 hour and 30 minutes", 90),
        ("1 hour, 30 minutes", 90),
        ("2 hours", 120),
        ("an hour", 60),
        ("a day", 1440),
        ("3 days", 4320),
        ("2 weeks", 20160),
        ("1w", 10080),
        ("15M", 15),
    ],
)
def test_a_span_of_time_is_read_as_people_type_it(typed, minutes):
    assert read_duration(typed) == (timedelta(minutes=minutes), "")


def test_what_follows_a_span_of_time_is_handed_back():
    assert read_duration("10 minutes ago") == (timedelta(minutes=10), " ago")


@pytest.mark.parametrize(
    "typed", ["", "soon", "m", "5", "5 nodes", "5 degrees", "a big one", "-5m", "999999w", "5mm"]
)
def test_what_is_no_span_of_time_is_none(typed):
    assert read_duration(typed) is None


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(0), "less than a minute"),
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=71, seconds=40), "71 min"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(minutes=366), "6 h 6 min"),
        (timedelta(hours=47, minutes=59), "47 h 59 min"),
        (timedelta(days=2), "2 d"),
        (timedelta(days=7, hours=16, minutes=56), "7 d 16 h"),
    ],
)
def test_a_span_of_time_is_said_in_its_two_largest_units(duration, words):
    assert in_words(duration) == words
