"""What the schema calls a format: checks that no pattern can make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from incident_actions.calendar import LONGEST, SpanKind, read_span
from incident_actions.public_holidays import known_country
from incident_actions.text.durations import read_duration
from incident_actions.text.paths import safe_path
from incident_actions.text.zones import find_zone


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


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "country": known_country,
    "duration": _is_duration,
    "folder": _is_folder,
    "hours": _are_hours,
    "span": lambda text: read_span(text) is not None,
    "timezone": lambda text: find_zone(text) is not None,
}
