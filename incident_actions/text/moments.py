"""Moments: a time as somebody gave it, exact or approximate, alone or as a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["UTC", "Clock", "Moment", "day", "in_both_zones", "in_words", "iso", "utc_minute"]

#: A day in another year than these is a slip, and may be too near the calendar's end to count from.
_YEARS = range(1970, 2200)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in UTC. `until` is the end of a range; `twice` marks a local time that the clocks had twice."""

    at: datetime
    until: datetime | None = None
    approximate: bool = False
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """By what a typed time is read: when the words were written, and in whose zone."""

    made: datetime
    zone: ZoneInfo


def day(text: object) -> date | None:
    """The day in `2026-12-01`; None for anything else, and for a year that nobody means."""
    try:
        found = date.fromisoformat(text) if isinstance(text, str) and _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return found if found is not None and found.year in _YEARS else None


def utc_minute(at: datetime) -> str:
    """`2026-11-23 14:32`, as documents show it."""
    return at.strftime("%Y-%m-%d %H:%M")


def iso(at: datetime | None) -> str | None:
    """`2026-11-23T14:32:00Z`, or None for what is unknown."""
    return None if at is None else at.strftime("%Y-%m-%dT%H:%M:%SZ")


def in_words(duration: timedelta) -> str:
    """`71 min`, `6 h 6 min`, `7 d 16 h`: the two largest units, minutes rounded down, as people say it."""
    minutes = int(duration.total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if hours else f"{days} d"


def in_both_zones(at: datetime, zone: ZoneInfo) -> str:
    """`2026-11-23 13:32 UTC (14:32 CET)`: for those who look from anywhere, and for the team."""
    utc = f"{utc_minute(at)} UTC"
    return utc if str(zone) == "UTC" else f"{utc} ({at.astimezone(zone).strftime('%H:%M %Z')})"
