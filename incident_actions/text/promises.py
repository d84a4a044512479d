"""Moments that lie ahead, as people promise them: `15:40`, `in 20 minutes`, `30m`, `2026-11-24 09:00`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from incident_actions.errors import CommandError
from incident_actions.text.durations import read_duration
from incident_actions.text.moments import Clock
from incident_actions.text.times import read_time

_BEFORE = re.compile(r"(?:in|at|by|within|until|about|around|approximately|ca\.?|~)\s*(?=[\d~a-z])", re.I)
_AGO = re.compile(r"\s*ago\b", re.I)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
#: A clock time is the next such moment, so it is less than a day ahead.
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
#: A moment stands in the first so many characters.
_MOST_READ = 200
#: A promise is no longer than this.
_LONGEST = timedelta(days=90)


def read_promise(text: str, clock: Clock) -> datetime | None:
    """The moment that an ETA names, UTC; None where it names none (`unknown`, `soon`) or one that has been.

    A clock time is the next such moment after `clock.made`, in `clock.zone` unless a zone is given; of a
    range it is the end.
    """
    words = text.strip()[:_MOST_READ]
    while found := _BEFORE.match(words):
        words = words[found.end() :]
    span = read_duration(words)
    if span is not None:
        late = _AGO.match(span[1])
        return None if late or span[0] > _LONGEST else clock.made + span[0]
    ahead = _LONGEST if _DATE.match(words) else _DAY - _MINUTE
    try:
        moment = read_time(words, Clock(clock.made.astimezone(clock.zone) + ahead, clock.zone))
    except CommandError:
        return None
    if moment is None:
        return None
    promised = moment[0].until or moment[0].at
    return promised if promised > clock.made else None
