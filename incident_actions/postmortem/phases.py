"""The phases of an incident, as the gantt of its post-mortem and the table below it show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incident_actions.incident.model import Incident
from incident_actions.postmortem.spans import first_of, points, took

#: Each phase: its beginning, the first of these moments that is known, and its end.
PHASES = (
    ("Detect", ("started",), "detected"),
    ("Acknowledge", ("detected", "declared"), "acknowledged"),
    ("Mitigate", ("acknowledged", "detected", "declared"), "mitigated"),
    ("Resolve", ("mitigated", "acknowledged", "detected", "declared"), "resolved"),
)


def phases(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Each phase whose ends are known and in order: its name, its ends in two forms, how long it took."""
    known = points(incident)
    for name, firsts, last in PHASES:
        start, end = first_of(firsts, known), known.get(last)
        if start is not None and end is not None and start.at < end.at:
            yield {
                "name": name,
                "bar": f"{name} ({start.name} to {end.name})",
                "first": start.name,
                "last": end.name,
                "start": start.at.strftime("%Y-%m-%dT%H:%M"),
                "end": end.at.strftime("%Y-%m-%dT%H:%M"),
                "from": str(start),
                "to": str(end),
                "took": took(start, end),
            }
