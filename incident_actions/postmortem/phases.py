"""The phases of an incident, as the gantt of its post-mortem and the table below it show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.incident.model import Incident
from incident_actions.text.moments import in_words, utc_minute

#: The named moments in the order in which they should come.
TIMES = ("started", "detected", "declared", "acknowledged", "mitigated", "resolved")
#: Each phase, with the moments that it runs between.
PHASES = (
    ("Detect", "started", "detected"),
    ("Acknowledge", "detected", "acknowledged"),
    ("Mitigate", "acknowledged", "mitigated"),
    ("Resolve", "mitigated", "resolved"),
)
#: With what a phase begins where its own moment is unknown: with what is known to come before that.
_BEFORE = {"mitigated": "acknowledged", "acknowledged": "detected", "detected": "declared"}


def moments(incident: Incident) -> Mapping[str, datetime | None]:
    """The named moments in the order in which they should come, in UTC; None for what nobody gave."""
    given = {mark.value: moment.at for mark, moment in incident.times.items()}
    return {name: incident.declared if name == "declared" else given.get(name) for name in TIMES}


def phases(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Each phase whose ends are known and in order: its name, its ends in two forms, how long it took."""
    known = moments(incident)
    for name, first, last in PHASES:
        start, end = _from(first, known), known[last]
        if start is not None and end is not None and start < end:
            yield {
                "name": name,
                "start": start.strftime("%Y-%m-%dT%H:%M"),
                "end": end.strftime("%Y-%m-%dT%H:%M"),
                "start_utc": utc_minute(start),
                "end_utc": utc_minute(end),
                "took": in_words(end - start),
            }


def _from(first: str, known: Mapping[str, datetime | None]) -> datetime | None:
    if known[first] is None and first in _BEFORE:
        return _from(_BEFORE[first], known)
    return known[first]
