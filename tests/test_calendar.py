from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.calendar import LONGEST, Calendar, Span, SpanKind, read_span
from tests.naughty import naughty_text

MINUTE = timedelta(minutes=1)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
OFFICE = Calendar(BERLIN, time(9), time(17), frozenset(range(5)))
NIGHT = Calendar(BERLIN, time(22), time(6), frozenset(range(5)))
AROUND_THE_CLOCK = Calendar(BERLIN, time(0), time(0), frozenset(range(7)))
NEVER = Calendar(BERLIN, time(9), time(17), frozenset(), "DE")

spans = st.one_of(
    *(
        st.integers(1, LONGEST[kind] // unit).map(lambda n, unit=unit, kind=kind: Span(n * unit, kind))
        for kind, unit in [
            (SpanKind.ELAPSED, MINUTE),
            (SpanKind.WORKING_TIME, MINUTE),
            (SpanKind.WORKING_DAYS, timedelta(days=1)),
        ]
    )
)
moments = st.integers(0, 12 * 366 * 24 * 60).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + n * MINUTE)
calendars = st.builds(
    Calendar,
    st.sampled_from([BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")]),
    st.times(),
    st.times(),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from([None, "DE", "DE-BY", "US"]),
)


def local(text, zone=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def ends(start, words, calendar=OFFICE):
    """When a span ends, in the team's zone."""
    at = calendar.after(local(start, calendar.zone), read_span(words))
    return at.astimezone(calendar.zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "kind", "length"),
    [
        ("15m", SpanKind.ELAPSED, timedelta(minutes=15)),
        ("1h30m", SpanKind.ELAPSED, timedelta(minutes=90)),
        ("  3 days ", SpanKind.ELAPSED, timedelta(days=3)),
        ("4 working hours", SpanKind.WORKING_TIME, timedelta(hours=4)),
        ("a working minute", SpanKind.WORKING_TIME, MINUTE),
        ("90 Working  Minutes", SpanKind.WORKING_TIME, timedelta(minutes=90)),
        ("2 working days", SpanKind.WORKING_DAYS, timedelta(days=2)),
        ("next working day", SpanKind.WORKING_DAYS, timedelta(days=1)),
    ],
)
def test_a_span_is_read_as_it_is_said(text, kind, length):
    assert read_span(text) == Span(length, kind)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "0m", "30s", "11 years", "3651 days", "0 working days", "251 working days",
     "4 working weeks", "1001 working hours", "2 working days please", "1h and then", "-5m",
     "٤ working days", "next day", "next working hour"],
)  # fmt: skip
def test_what_is_no_span_or_too_short_or_too_long_is_none(text):
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("15m", "15 min"),
        ("90m", "1 h 30 min"),
        ("48h", "48 h"),
        ("3 days", "72 h"),
        ("2 weeks", "14 days"),
        ("4 working hours", "4 working hours"),
        ("60 working minutes", "1 working hour"),
        ("90 working minutes", "90 working minutes"),
        ("next working day", "1 working day"),
        ("2 working days", "2 working days"),
    ],
)
def test_a_span_in_words(text, words):
    assert str(read_span(text)) == words


@given(spans)
def test_a_span_in_words_is_read_as_the_same_span(span):
    assert read_span(str(span)) == span


@given(naughty_text)
def test_any_text_is_a_span_or_none(text):
    span = read_span(text)

    assert span is None or timedelta(minutes=1) <= span.length <= LONGEST[span.kind]


def test_at_work_counts_by_working_time_what_was_counted_by_the_clock():
    assert read_span("4h").at_work == read_span("4 working hours")
    assert read_span("2 working days").at_work == read_span("2 working days")


@pytest.mark.parametrize(
    ("start", "words", "end"),
    [
        ("2026-11-23 10:00", "30m", "2026-11-23 10:30"),
        ("2026-11-23 23:50", "30m", "2026-11-24 00:20"),
        ("2026-11-23 10:00", "4 working hours", "2026-11-23 14:00"),
        ("2026-11-23 13:00", "4 working hours", "2026-11-23 17:00"),
        ("2026-11-23 15:00", "4 working hours", "2026-11-24 11:00"),
        ("2026-11-23 06:00", "4 working hours", "2026-11-23 13:00"),
        ("2026-11-27 15:00", "4 working hours", "2026-11-30 11:00"),
        ("2026-11-28 12:00", "20 working hours", "2026-12-02 13:00"),
        ("2026-11-23 10:00", "next working day", "2026-11-24 17:00"),
        ("2026-11-23 23:00", "next working day", "2026-11-24 17:00"),
        ("2026-11-27 10:00", "next working day", "2026-11-30 17:00"),
        ("2026-11-29 10:00", "2 working days", "2026-12-01 17:00"),
    ],
)
def test_when_a_span_ends(start, words, end):
    assert ends(start, words) == end


@pytest.mark.parametrize(
    ("start", "words", "end"),
    [
        ("2026-03-29 01:30", "1h", "2026-03-29 03:30"),
        ("2026-10-25 01:30", "2h", "2026-10-25 02:30"),
        ("2026-03-27 16:00", "2 working hours", "2026-03-30 10:00"),
        ("2026-10-23 16:00", "2 working hours", "2026-10-26 10:00"),
        ("2026-03-28 12:00", "next working day", "2026-03-30 17:00"),
    ],
)
def test_a_change_of_the_clocks_is_no_time_that_passes(start, words, end):
    assert ends(start, words) == end


def test_a_shift_in_the_night_of_a_change_has_the_hours_that_there_were():
    early = replace(AROUND_THE_CLOCK, opens=time(0), closes=time(6))

    assert ends("2026-03-29 00:00", "6 working hours", early) == "2026-03-30 01:00"
    assert ends("2026-10-25 00:00", "7 working hours", early) == "2026-10-25 06:00"


@pytest.mark.parametrize(
    ("at", "working"),
    [
        ("2026-11-23 21:59", False),
        ("2026-11-23 22:00", True),
        ("2026-11-24 05:59", True),
        ("2026-11-24 06:00", False),
        ("2026-11-28 05:00", True),
        ("2026-11-28 23:00", False),
        ("2026-11-23 05:00", False),
    ],
)
def test_a_night_shift_belongs_to_the_day_on_which_it_begins(at, working):
    assert NIGHT.working(local(at)) is working


def test_spans_are_counted_over_midnight_in_a_night_shift():
    assert ends("2026-11-23 23:00", "4 working hours", NIGHT) == "2026-11-24 03:00"
    assert ends("2026-11-28 04:00", "4 working hours", NIGHT) == "2026-12-01 00:00"
    assert ends("2026-11-23 23:00", "next working day", NIGHT) == "2026-11-25 06:00"


def test_hours_that_close_when_they_open_are_around_the_clock():
    assert AROUND_THE_CLOCK.working(local("2026-11-28 03:00"))
    assert ends("2026-11-28 03:00", "30 working hours", AROUND_THE_CLOCK) == "2026-11-29 09:00"


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-23 08:00", "2026-11-23 09:00"),
        ("2026-11-23 12:34", "2026-11-23 12:34"),
        ("2026-11-23 17:00", "2026-11-24 09:00"),
        ("2026-11-27 18:00", "2026-11-30 09:00"),
    ],
)
def test_the_next_working_moment(at, opens):
    assert OFFICE.opens_next(local(at)) == local(opens)
    assert OFFICE.opens_next(local(at)).tzinfo is UTC


@pytest.mark.parametrize(
    ("country", "end"),
    [(None, "2026-01-06 17:00"), ("DE", "2026-01-06 17:00"), ("DE-BY", "2026-01-07 17:00")],
)
def test_epiphany_is_a_holiday_in_bavaria_and_not_in_all_of_germany(country, end):
    assert ends("2026-01-05 10:00", "next working day", replace(OFFICE, country=country)) == end


def test_holidays_at_the_turn_of_a_year_are_no_working_days():
    german = replace(OFFICE, country="DE")

    assert not german.working(local("2026-12-25 10:00"))
    assert ends("2026-12-31 16:00", "2 working hours", german) == "2027-01-04 10:00"


def test_what_never_opens_keeps_nobody_waiting():
    at = local("2026-11-23 10:00")

    assert not NEVER.working(at)
    assert NEVER.opens_next(at) == at
    assert ends("2026-11-23 10:00", "4 working hours", NEVER) == "2026-11-23 14:00"
    assert ends("2026-11-23 10:00", "2 working days", NEVER) == "2026-11-25 10:00"


def test_the_longest_span_by_the_shortest_hours_counts_by_the_clock():
    minute = Calendar(BERLIN, time(9), time(9, 1), frozenset({4}), "DE")
    longest = Span(LONGEST[SpanKind.WORKING_TIME], SpanKind.WORKING_TIME)

    assert minute.after(local("2026-11-23 10:00"), longest) == local("2026-11-23 10:00") + longest.length


@given(calendars, moments, spans)
def test_a_span_ends_after_it_begins(calendar, at, span):
    assert calendar.after(at, span) > at


@given(calendars, moments, moments, spans)
def test_what_begins_later_ends_no_sooner(calendar, one, other, span):
    first, last = sorted((one, other))

    assert calendar.after(first, span) <= calendar.after(last, span)


@given(calendars, moments)
def test_the_next_working_moment_is_the_first_that_is_one(calendar, at):
    opens = calendar.opens_next(at)

    assert opens == at or (calendar.working(opens) and not calendar.working(opens - timedelta.resolution))
    assert (opens == at) is calendar.working(at)


@given(calendars, moments, st.integers(1, 40))
def test_working_time_in_two_parts_is_the_same_as_at_once(calendar, at, hours):
    hour, rest = (Span(timedelta(hours=n), SpanKind.WORKING_TIME) for n in (1, hours))
    whole = Span(timedelta(hours=hours + 1), SpanKind.WORKING_TIME)

    assert calendar.after(calendar.after(at, hour), rest) == calendar.after(at, whole)
