"""Spans of time as people type them: `30m`, `1h30m`, `2 hours`, `an hour`, `3 days`."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_PART = re.compile(
    r"\s*(\d{1,6}|an?(?=\s))\s*"
    r"(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr?|h|days?|d|weeks?|w)(?![a-z])(?:\s*(?:,|and)(?=\s*\d))?",
    re.I,
)
#: A thousand years: whatever is longer was no span of time.
_LONGEST = 1_000 * 366 * 86400
_COMPACT = re.compile(r"(\d{1,6})([smhdw])(?=\d)", re.I)


def read_duration(text: str) -> tuple[timedelta, str] | None:
    """The span at the start of `text` and what follows it, or None if `text` starts with none."""
    seconds = end = 0
    while part := _COMPACT.match(text, end) or _PART.match(text, end):
        count = int(part[1]) if part[1].isdecimal() else 1
        seconds += count * _UNITS[part[2][0].lower()]
        end = part.end()
    if end == 0 or seconds > _LONGEST:
        return None
    return timedelta(seconds=seconds), text[end:]
