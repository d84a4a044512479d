"""The figures of one incident: how long it took to detect, acknowledge, mitigate and resolve it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incident_actions.incident.model import Incident
from incident_actions.postmortem.spans import Point, first_of, points, took
from incident_actions.text.moments import utc_minute

#: Each figure: until when it counts, and from when: the first of these moments that is known.
FIGURES = (
    ("Time to detect", "detected", ("started",)),
    ("Time to acknowledge", "acknowledged", ("detected", "declared")),
    ("Time to mitigate", "mitigated", ("started", "detected", "declared")),
    ("Time to resolve", "resolved", ("detected", "declared")),
)


def figures(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Each figure with its two ends; unknown, or contradicting itself, where it is."""
    known = points(incident)
    for name, last, firsts in FIGURES:
        start, end = first_of(firsts, known), known.get(last)
        yield {
            "name": name,
            "from": str(start) if start else f"unknown ({firsts[0]})",
            "to": str(end) if end else f"unknown ({last})",
            "took": _took(start, end, known),
        }


def _took(start: Point | None, end: Point | None, known: Mapping[str, Point]) -> str:
    if start is None or end is None:
        return "unknown"
    late = end.name == "acknowledged" and "resolved" in known and end.at > known["resolved"].at
    if end.at < start.at or late:
        return f"unknown: {end.name} {utc_minute(end.at)} contradicts the other times"
    return took(start, end)
