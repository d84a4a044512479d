"""The figures of one incident: how long it took to detect, acknowledge, mitigate and resolve it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.incident.model import Incident
from incident_actions.text.moments import in_words, utc_minute

#: Each figure: until when it counts, and from when: the first of these moments that is known.
FIGURES = (
    ("Time to detect", "detected", ("started",)),
    ("Time to acknowledge", "acknowledged", ("detected", "declared")),
    ("Time to mitigate", "mitigated", ("started", "detected", "declared")),
    ("Time to resolve", "resolved", ("detected", "declared")),
)


def figures(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Each figure with what it is counted from; unknown, or contradicting itself, where it is."""
    moments = {mark.value: given.at for mark, given in incident.times.items()}
    moments["declared"] = incident.declared
    for name, last, firsts in FIGURES:
        first = next((each for each in firsts if each in moments), None)
        counted = f"{first} to {last}" if first else f"{firsts[0]} to {last}"
        yield {"name": name, "counted": counted, "took": _took(first, last, moments)}


def _took(first: str | None, last: str, moments: Mapping[str, datetime]) -> str:
    if first is None or last not in moments:
        return "unknown"
    resolved = moments.get("resolved")
    late = last == "acknowledged" and resolved is not None and moments[last] > resolved
    if moments[last] < moments[first] or late:
        return f"unknown: {last} {utc_minute(moments[last])} contradicts the other times"
    return in_words(moments[last] - moments[first])
