"""Spans of time, and the team's calendar that they are counted by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from itertools import islice
from typing import assert_never
from zoneinfo import ZoneInfo

from incident_actions.public_holidays import public_holidays
from incident_actions.text.durations import read_duration


class SpanKind(Enum):
    """By what a span is counted."""

    ELAPSED = "elapsed"
    WORKING_TIME = "working time"
    WORKING_DAYS = "working days"


#: What is longer is taken for a slip of the pen.
LONGEST = {
    SpanKind.ELAPSED: timedelta(days=3650),
    SpanKind.WORKING_TIME: timedelta(hours=1000),
    SpanKind.WORKING_DAYS: timedelta(days=250),
}
#: No calendar is looked through for longer than ten years.
_HORIZON = 3650
_WORKING = re.compile(r"([0-9]{1,6}|an?|next(?= working day$)) working (minute|hour|day)s?", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """A length, and by what it is counted. Of working days it is whole days, one or more."""

    length: timedelta
    kind: SpanKind = SpanKind.ELAPSED

    @property
    def at_work(self) -> Span:
        """The same length, counted by working time where it was counted by the clock."""
        return Span(self.length, SpanKind.WORKING_TIME) if self.kind is SpanKind.ELAPSED else self

    def __str__(self) -> str:
        """`15 min`, `48 h`, `5 days`, `4 working hours`, `2 working days`: `read_span` takes it back."""
        minutes = int(self.length.total_seconds()) // 60
        match self.kind:
            case SpanKind.WORKING_DAYS:
                return _counted(self.length.days, "working day")
            case SpanKind.WORKING_TIME if minutes % 60 == 0:
                return _counted(minutes // 60, "working hour")
            case SpanKind.WORKING_TIME:
                return _counted(minutes, "working minute")
            case SpanKind.ELAPSED:
                return _elapsed(minutes)


def read_span(text: str) -> Span | None:
    """The span that `text` is, or None: `15m`, `1h30m`, `4 working hours`, `next working day`.

    From a minute to ten years; of working time at most 1,000 hours, of working days at most 250.
    """
    words = " ".join(text.split())
    span = _working(words) or _by_the_clock(words)
    if span is None or not timedelta(minutes=1) <= span.length <= LONGEST[span.kind]:
        return None
    return span


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working hours in the team's zone; `workdays` count from Monday as 0.

    A shift that closes no later than it opens ends on the next day. The public holidays of `country`,
    such as `DE` or `DE-BY`, are no working days. A calendar that does not open within ten years keeps
    nobody waiting: it counts by the clock.
    """

    zone: ZoneInfo
    opens: time
    closes: time
    workdays: frozenset[int]
    country: str | None = None

    def working(self, at: datetime) -> bool:
        """Whether `at` lies in the team's working hours."""
        days = islice(self._days_around(at), 2)
        return any(start <= at < end for start, end in map(self._hours, filter(self._is_workday, days)))

    def opens_next(self, at: datetime) -> datetime:
        """The next moment of working time from `at` on: `at` itself, if it is one; UTC."""
        at = at.astimezone(UTC)
        return next((max(start, at) for start, end in self._shifts(at) if at < end), at)

    def after(self, at: datetime, span: Span) -> datetime:
        """The moment when `span` has passed since `at`; UTC.

        Working days last until closing time: one working day from Friday ends on Monday at five.
        """
        at = at.astimezone(UTC)
        match span.kind:
            case SpanKind.ELAPSED:
                return at + span.length
            case SpanKind.WORKING_TIME:
                return self._after_working_time(at, span.length)
            case SpanKind.WORKING_DAYS:
                return self._after_working_days(at, span.length)
            case _:
                assert_never(span.kind)

    def _after_working_time(self, at: datetime, length: timedelta) -> datetime:
        left = length
        for start, end in self._shifts(at):
            worked = end - max(start, at)
            if worked >= left:
                return max(start, at) + left
            left -= max(worked, timedelta())
        return at + length

    def _after_working_days(self, at: datetime, length: timedelta) -> datetime:
        later = filter(self._is_workday, islice(self._days_around(at), 2, None))
        last = next(islice(later, length.days - 1, None), None)
        return at + length if last is None else self._hours(last)[1]

    def _shifts(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        return map(self._hours, filter(self._is_workday, self._days_around(at)))

    def _days_around(self, at: datetime) -> Iterator[date]:
        """The day before `at`, whose shift may last into the next; the day of `at`; and those after it."""
        today = at.astimezone(self.zone).date()
        return (today + timedelta(days=n) for n in range(-1, _HORIZON))

    def _is_workday(self, day: date) -> bool:
        if day.weekday() not in self.workdays:
            return False
        return self.country is None or day not in public_holidays(self.country, day.year)

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        """When the shift of a day opens and closes; UTC, so that a change of clocks is no working time."""
        last = day if self.opens < self.closes else day + timedelta(days=1)
        start = datetime.combine(day, self.opens, self.zone)
        return start.astimezone(UTC), datetime.combine(last, self.closes, self.zone).astimezone(UTC)


def _working(words: str) -> Span | None:
    found = _WORKING.fullmatch(words)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdecimal() else 1
    match found[2].lower():
        case "day":
            return Span(timedelta(days=count), SpanKind.WORKING_DAYS)
        case "hour":
            return Span(timedelta(hours=count), SpanKind.WORKING_TIME)
        case _:
            return Span(timedelta(minutes=count), SpanKind.WORKING_TIME)


def _by_the_clock(words: str) -> Span | None:
    found = read_duration(words)
    return None if found is None or found[1].strip() else Span(found[0])


def _elapsed(minutes: int) -> str:
    days, of_day = divmod(minutes, 24 * 60)
    if days > 3 and not of_day:
        return f"{days} days"
    hours, minutes = divmod(minutes, 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
