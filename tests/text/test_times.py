from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_actions.errors import CommandError
from incident_actions.text.moments import Clock, Moment
from incident_actions.text.times import only_time, take_time

BERLIN = Clock(datetime(2026, 11, 23, 15, 0, 30, tzinfo=UTC), ZoneInfo("Europe/Berlin"))  # 16:00 there


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("at 14:32", "2026-11-23 13:32"),
        ("At 14:32", "2026-11-23 13:32"),
        ("at 14:32:07", "2026-11-23 13:32:07"),
        ("at 2:32 pm", "2026-11-23 13:32"),
        ("at 2:32pm", "2026-11-23 13:32"),
        ("at 2:32 P.M.", "2026-11-23 13:32"),
        ("at 2 pm", "2026-11-23 13:00"),
        ("at 12:05 am", "2026-11-22 23:05"),
        ("at 12:05 pm", "2026-11-23 11:05"),
        ("at 14:32 CET", "2026-11-23 13:32"),
        ("at 14:32 UTC", "2026-11-23 14:32"),
        ("at 14:32Z", "2026-11-23 14:32"),
        ("at 09:32 EST", "2026-11-23 14:32"),
        ("at 14:32 Europe/Berlin", "2026-11-23 13:32"),
        ("at 14:32 europe/berlin", "2026-11-23 13:32"),
        ("at 9:32 America/New_York", "2026-11-23 14:32"),
        ("at 14:32 +01:00", "2026-11-23 13:32"),
        ("at 09:32 -0500", "2026-11-23 14:32"),
        ("at 2026-11-22 14:32", "2026-11-22 13:32"),
        ("at 2026-11-22T14:32", "2026-11-22 13:32"),
        ("at 2026-11-22T14:32:00Z", "2026-11-22 14:32"),
        ("at 2026-11-22T14:32:00.250Z", "2026-11-22 14:32"),
        ("at 2026-11-22T14:32:00-05:00", "2026-11-22 19:32"),
        ("at 10 minutes ago", "2026-11-23 14:50:30"),
        ("10 minutes ago", "2026-11-23 14:50:30"),
        ("an hour ago", "2026-11-23 14:00:30"),
        ("1h30m ago", "2026-11-23 13:30:30"),
        ("-10m", "2026-11-23 14:50:30"),
        ("at -10m", "2026-11-23 14:50:30"),
        ("- 2 hours", "2026-11-23 13:00:30"),
    ],
)
def test_every_way_of_writing_a_time_is_understood(typed, meant):
    assert take_time(typed + " the pods died", BERLIN) == (Moment(utc(meant)), "the pods died")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("at 16:00", "2026-11-23 15:00"),
        ("at 16:00:45", "2026-11-23 15:00:45"),
        ("at 16:01", "2026-11-22 15:01"),
        ("at 23:59", "2026-11-22 22:59"),
        ("at 15:01 UTC", "2026-11-22 15:01"),
        ("at 00:10 Asia/Tokyo", "2026-11-22 15:10"),
    ],
)
def test_a_time_of_day_is_the_latest_one_not_after_the_minute_of_the_comment(typed, meant):
    assert take_time(typed, BERLIN) == (Moment(utc(meant)), "")


@pytest.mark.parametrize(
    "typed", ["at about 14:32", "at around 14:32", "at ~14:32", "at ~ 2:32 pm", "at ca. 14:32"]
)
def test_an_approximate_time_is_kept_as_one(typed):
    moment, text = take_time(f"{typed} it began", BERLIN)

    assert (moment, text) == (Moment(utc("2026-11-23 13:32"), approximate=True), "it began")


def test_about_needs_no_at_before_a_span_of_time():
    moment, text = take_time("about 10 minutes ago it began", BERLIN)

    assert (moment, text) == (Moment(utc("2026-11-23 14:50:30"), approximate=True), "it began")


@pytest.mark.parametrize(
    "typed",
    [
        "at 14:32 to 15:10",
        "at 14:32-15:10",
        "at 14:32 - 15:10",
        "at 14:32–15:10",
        "at 14:32 until 15:10",
        "at 2026-11-23 14:32 to 15:10",
        "at 14:32 CET to 15:10 CET",
        "at 2:32 pm to 3:10 pm",
    ],
)
def test_a_range_has_both_its_ends(typed):
    moment, text = take_time(f"{typed} no orders", BERLIN)

    assert (moment, text) == (Moment(utc("2026-11-23 13:32"), until=utc("2026-11-23 14:10")), "no orders")


def test_a_range_in_the_morning_is_no_offset_from_greenwich():
    moment, _ = take_time("at 09:00-09:30 no orders", BERLIN)

    assert moment == Moment(utc("2026-11-23 08:00"), until=utc("2026-11-23 08:30"))


@pytest.mark.parametrize(
    "typed",
    [
        "at the edge",
        "at",
        "at noon",
        "at 14:325",
        "at 80 % load",
        "at 5 nodes",
        "14:32 the pods died",
        "10 minutes of silence",
        "-5 degrees",
        "- a list",
        "-999999w",
        "the pods died at 14:32",
        "atlas 14:32",
        "",
    ],
)
def test_what_is_no_time_is_text(typed):
    assert take_time(typed, BERLIN) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("at 14:32: pods died", "pods died"),
        ("at 14:32, pods died", "pods died"),
        ("at 14:32 – pods died", "pods died"),
        ("at 14:32\npods died", "pods died"),
        ("at 14:32 we saw it", "we saw it"),
        ("at 14:32 eat lunch", "eat lunch"),
        ("at 14:32 west coast down", "west coast down"),
        ("at 14:32 and/or later", "and/or later"),
    ],
)
def test_the_words_after_a_time_lose_only_what_joins_them(typed, rest):
    assert take_time(typed, BERLIN) == (Moment(utc("2026-11-23 13:32")), rest)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:32", "2026-11-23 13:32"),
        ("at 14:32 the graph says so", "2026-11-23 13:32"),
        ("-10m", "2026-11-23 14:50:30"),
    ],
)
def test_where_a_command_is_about_a_time_the_word_at_may_be_left_out(typed, meant):
    assert only_time(typed, BERLIN, "/started 14:32") == Moment(utc(meant))


@pytest.mark.parametrize("typed", ["", "soon", "at the edge"])
def test_where_a_command_is_about_a_time_it_has_to_be_there(typed):
    with pytest.raises(CommandError, match="For example: `/started 14:32`"):
        only_time(typed, BERLIN, "/started 14:32")
