"""When a cron line is due.

https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
FIELDS = ((0, 59, ()), (0, 23, ()), (1, 31, ()), (1, 12, MONTHS), (0, 7, DAYS))
FURTHEST = timedelta(days=366 * 8)  # 29 February may be eight years away


@dataclass(frozen=True, slots=True)
class Cron:
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool
    """Day of month and day of week are both given: a day that fits one of them is enough."""

    def fits(self, day: date) -> bool:
        """Whether the line is due at all on this day."""
        weekday = day.isoweekday() % 7 in self.weekdays
        in_days = day.day in self.days
        chosen = (weekday or in_days) if self.either_day else (weekday and in_days)
        return day.month in self.months and chosen


def parse(line: str) -> Cron:
    """Read five fields: minute, hour, day, month, weekday; raises ValueError if they cannot be read."""
    fields = line.lower().split()
    if len(fields) != len(FIELDS):
        raise ValueError(f"schedule: got {line!r}, expected five fields such as '*/15 * * * *'")
    minutes, hours, days, months, weekdays = (
        _values(field, low, high, names) for field, (low, high, names) in zip(fields, FIELDS, strict=True)
    )
    either = not fields[2].startswith("*") and not fields[4].startswith("*")
    return Cron(minutes, hours, days, months, frozenset(day % 7 for day in weekdays), either)


def latest(line: str, moment: datetime) -> datetime | None:
    """The last time, in UTC, at which the line was due, `moment` included; None if it never is."""
    cron = parse(line)
    moment = moment.astimezone(UTC)
    day, earliest = moment.date(), (moment - FURTHEST).date()
    while day >= earliest:
        if cron.fits(day):
            limit = (moment.hour, moment.minute) if day == moment.date() else (23, 59)
            times = [
                (hour, minute) for hour in cron.hours for minute in cron.minutes if (hour, minute) <= limit
            ]
            if times:
                hour, minute = max(times)
                return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        day -= timedelta(days=1)
    return None


def due(line: str, after: datetime, until: datetime) -> bool:
    """Whether the line came due later than `after` and not later than `until`, once or many times."""
    last = latest(line, until)
    return last is not None and last > after


def _values(field: str, low: int, high: int, names: tuple[str, ...]) -> frozenset[int]:
    found: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, last = _span(span, low, high, names)
        if step and "-" not in span and span != "*":
            last = high
        found.update(range(first, last + 1, int(step or 1)))
    if not found or min(found) < low or max(found) > high:
        raise ValueError(f"schedule: got {field!r}, expected numbers from {low} to {high}")
    return frozenset(found)


def _span(span: str, low: int, high: int, names: tuple[str, ...]) -> tuple[int, int]:
    if span == "*":
        return low, high
    first, _, last = span.partition("-")
    return _value(first, low, names), _value(last or first, low, names)


def _value(word: str, low: int, names: tuple[str, ...]) -> int:
    return names.index(word) + low if word in names else int(word)
