from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.sandbox.runner.schedules import due, latest


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment", "last"),
    [
        ("*/15 * * * *", "2026-11-23 10:14:59", "2026-11-23 10:00"),
        ("*/15 * * * *", "2026-11-23 10:15", "2026-11-23 10:15"),
        ("7-59/30 * * * *", "2026-11-23 10:36", "2026-11-23 10:07"),
        ("5/20 * * * *", "2026-11-23 10:59", "2026-11-23 10:45"),
        ("0 9 * * 1", "2026-11-25 08:00", "2026-11-23 09:00"),
        ("0 9 * * MON-FRI", "2026-11-22 08:00", "2026-11-20 09:00"),
        ("0 9 * * 7", "2026-11-23 08:00", "2026-11-22 09:00"),
        ("30 6 1 * *", "2026-11-23 08:00", "2026-11-01 06:30"),
        ("0 0 13 * 5", "2026-11-23 08:00", "2026-11-20 00:00"),
        ("0 0 29 feb *", "2026-11-23 08:00", "2024-02-29 00:00"),
        ("0 12,18 * * *", "2026-11-23 17:59", "2026-11-23 12:00"),
    ],
)
def test_the_last_time_a_line_was_due(line, moment, last):
    assert latest(line, at(moment)) == at(last)


def test_a_day_that_never_comes_is_never_due():
    assert latest("0 0 31 2 *", at("2026-11-23 08:00")) is None
    assert not due("0 0 31 2 *", at("2000-01-01 00:00"), at("2026-11-23 08:00"))


def test_a_line_is_due_once_in_a_span_and_not_at_its_beginning():
    assert due("0 9 * * 1", at("2026-11-09 09:00"), at("2026-11-23 09:00"))
    assert not due("0 9 * * 1", at("2026-11-23 09:00"), at("2026-11-30 08:59"))


@pytest.mark.parametrize("line", ["* * * *", "60 * * * *", "x * * * *", "* 5-3 * * *", "*/0 * * * *"])
def test_a_line_that_cannot_be_read_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        latest(line, at("2026-11-23 08:00"))


@given(
    st.integers(0, 59),
    st.integers(0, 23),
    st.integers(1_577_836_800, 1_893_456_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
)
def test_a_daily_line_was_last_due_less_than_a_day_ago(minute, hour, moment):
    last = latest(f"{minute} {hour} * * *", moment)

    assert (last.hour, last.minute) == (hour, minute)
    assert 0 <= (moment - last).total_seconds() < 86_400
