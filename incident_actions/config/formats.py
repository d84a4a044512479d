"""What the schema calls a format: checks that no pattern can make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from incident_actions.calendar import LONGEST, SpanKind, read_span
from incident_actions.public_holidays import known_country
from incident_actions.text.durations import read_duration
from incident_actions.text.paths import safe_path
from incident_actions.text.zones import find_zone

_DAYS = re.compile(r" *([0-9]{4}-[0-9]{2}-[0-9]{2}) +to +([0-9]{4}-[0-9]{2}-[0-9]{2}) *")


def _is_duration(text: str) -> bool:
    found = read_duration(text)
    longest = LONGEST[SpanKind.ELAPSED]
    return found is not None and not found[1].strip() and timedelta(minutes=1) <= found[0] <= longest


def _is_folder(text: str) -> bool:
    try:
        return bool(safe_path(text))
    except ValueError:
        return False


def _are_hours(text: str) -> bool:
    opens, _, closes = text.partition("-")
    return opens < closes


def read_days(text: str) -> tuple[date, date] | None:
    """The first and the last day in `2026-12-20 to 2027-01-05`; None where there are no two, in order."""
    found = _DAYS.fullmatch(text)
    try:
        days = (date.fromisoformat(found[1]), date.fromisoformat(found[2])) if found else None
    except ValueError:
        return None
    return days if days is not None and days[0] <= days[1] else None


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "country": known_country,
    "days": lambda text: read_days(text) is not None,
    "duration": _is_duration,
    "folder": _is_folder,
    "hours": _are_hours,
    "span": lambda text: read_span(text) is not None,
    "timezone": lambda text: find_zone(text) is not None,
}
