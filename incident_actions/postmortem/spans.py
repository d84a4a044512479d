"""From one moment of an incident to another, as the tables of its post-mortem show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_actions.incident.model import Incident
from incident_actions.messages.rows import span
from incident_actions.text.moments import Moment, in_words

#: The named moments in the order in which they should come.
TIMES = ("started", "detected", "declared", "acknowledged", "mitigated", "resolved")


@dataclass(frozen=True, slots=True)
class Point:
    """A moment by its name, in UTC; shown as `2026-11-23 14:32 (detected)`, `~` before an approximate one."""

    name: str
    at: datetime
    approximate: bool = False

    def __str__(self) -> str:
        return f"{span(Moment(self.at, approximate=self.approximate))} ({self.name})"


def points(incident: Incident) -> Mapping[str, Point]:
    """The moments that are known, in the order in which they should come."""
    known = {
        mark.value: Point(mark.value, given.at, given.approximate) for mark, given in incident.times.items()
    }
    known["declared"] = Point("declared", incident.declared)
    return {name: known[name] for name in TIMES if name in known}


def first_of(names: Iterable[str], known: Mapping[str, Point]) -> Point | None:
    """The first of these moments that is known."""
    return next((known[name] for name in names if name in known), None)


def took(start: Point, end: Point) -> str:
    """How long it was from one to the other: `40 min`, `about 40 min`."""
    about = "about " if start.approximate or end.approximate else ""
    return about + in_words(end.at - start.at)
