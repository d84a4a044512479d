"""ETAs: moments that lie ahead, as people promise them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from incident_actions.text.moments import Clock
from incident_actions.text.promises import read_promise
from tests.naughty import naughty_text

MADE = datetime(2026, 11, 23, 14, 20, 30, tzinfo=UTC)
BERLIN, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")


def promised(text, made=MADE, zone=UTC_ZONE):
    """`23 15:40`, or None."""
    moment = read_promise(text, Clock(made, zone))
    return None if moment is None else moment.astimezone(UTC).strftime("%d %H:%M")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("15:40", "23 15:40"),
        ("by 15:40", "23 15:40"),
        ("at about 15:40, if all goes well", "23 15:40"),
        ("~15:40", "23 15:40"),
        ("ca. 15:40", "23 15:40"),
        ("around 3:40 pm", "23 15:40"),
        ("until 15:40", "23 15:40"),
        ("14:21", "23 14:21"),
        ("15:00 to 15:40", "23 15:40"),
        ("in 20 minutes", "23 14:40"),
        ("in about 20 minutes", "23 14:40"),
        ("20 min", "23 14:40"),
        ("within the hour", None),
        ("within an hour", "23 15:20"),
        ("1h30m", "23 15:50"),
        ("2 hours or so", "23 16:20"),
        ("3 days", "26 14:20"),
        ("2026-11-24 09:00", "24 09:00"),
        ("by 2026-11-24T09:00Z", "24 09:00"),
    ],
)
def test_a_moment_that_lies_ahead_is_understood(text, moment):
    assert promised(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "unknown", "soon", "Unclear, waiting for the vendor", "tomorrow", "when it is done", "n/a", "-",
        "2 engineers", "5 more tests", "25:00", "12/04 10:00", "in the morning", "at the latest", "🤷",
    ],
)  # fmt: skip
def test_what_names_no_moment_is_none(text):
    assert promised(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "10 minutes ago",
        "20 min ago",
        "2026-11-23 14:00",
        "2020-01-01 10:00",
        "2027-11-23 10:00",
        "100 days",
    ],
)
def test_what_has_been_or_is_too_far_away_is_none(text):
    assert promised(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [("14:19", "24 14:19"), ("00:30", "24 00:30"), ("9:00", "24 09:00"), ("14:20", None)],
)
def test_a_clock_time_is_the_next_one_across_midnight(text, moment):
    assert promised(text) == moment


@pytest.mark.parametrize(
    ("text", "zone", "moment"),
    [
        ("16:40", BERLIN, "23 15:40"),
        ("15:40 UTC", BERLIN, "23 15:40"),
        ("16:40 CET", UTC_ZONE, "23 15:40"),
        ("10:40 America/New_York", BERLIN, "23 15:40"),
        ("00:10", BERLIN, "23 23:10"),
        ("15:40+01:00", UTC_ZONE, "23 14:40"),
    ],
)
def test_a_clock_time_is_the_teams_unless_a_zone_is_given(text, zone, moment):
    assert promised(text, zone=zone) == moment


@pytest.mark.parametrize(
    ("made", "text", "moment"),
    [
        (datetime(2026, 10, 24, 12, tzinfo=UTC), "13:30", "25 12:30"),
        (datetime(2026, 10, 24, 23, tzinfo=UTC), "02:30", "25 00:30"),
        (datetime(2026, 10, 25, 0, 45, tzinfo=UTC), "03:30", "25 02:30"),
        (datetime(2026, 3, 28, 13, tzinfo=UTC), "13:30", "29 11:30"),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "03:15", "29 01:15"),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "02:30", None),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "in 60 minutes", "29 01:30"),
    ],
)
def test_where_the_clocks_change_a_promise_is_what_the_wall_will_show(made, text, moment):
    assert promised(text, made, BERLIN) == moment


@given(naughty_text)
def test_any_text_names_a_moment_ahead_or_none(text):
    moment = read_promise(text, Clock(MADE, BERLIN))

    assert moment is None or MADE < moment <= MADE + timedelta(days=91)
