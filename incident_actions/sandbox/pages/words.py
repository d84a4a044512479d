"""Times, counts and colours as a page shows them."""

from __future__ import annotations

import zlib
from datetime import datetime, timedelta

TINTS = ("#2f6f8f", "#7a4f9a", "#8a5a1c", "#2c7a52", "#a04a5c", "#4a5fa8", "#5d6b2f", "#99502e")


def moment(at: datetime) -> str:
    """All of a time: `Mon 23 Nov 2026, 14:02 UTC`."""
    return f"{at:%a} {at.day} {at:%b %Y, %H:%M} UTC"


def when(at: datetime, now: datetime) -> str:
    """As much of a time as tells it apart from now: `14:02`, `23 Nov, 14:02`, `23 Nov 2025, 14:02`."""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    year = "" if at.year == now.year else f" {at.year}"
    return f"{at.day} {at:%b}{year}, {at:%H:%M}"


def day(at: datetime) -> str:
    return f"{at.day} {at:%b %Y}"


def lasting(span: timedelta) -> str:
    """`4 s`, `3 min`, `2 h 5 min`."""
    seconds = int(span.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def plural(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def tint(login: str | None) -> str:
    """A person's colour, the same on every page; dark enough for white letters."""
    return TINTS[zlib.crc32((login or "").encode()) % len(TINTS)]


def initial(login: str | None) -> str:
    return (login or "?")[:1].upper()
