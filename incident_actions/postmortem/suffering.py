"""How long users suffered: from the start to the mitigation, and how severe it was meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from incident_actions.incident.model import Incident
from incident_actions.messages.rows import span
from incident_actions.postmortem.spans import Point, first_of, points, took
from incident_actions.text.moments import Moment

#: From when users suffer, and until when: the first of these moments that is known.
FROM, UNTIL = ("started", "detected", "declared"), ("mitigated", "resolved")


def suffering(incident: Incident) -> Iterator[Mapping[str, str]]:
    """The whole, and below it each severity for as long as it was held; nothing is guessed."""
    known = points(incident)
    start, end = first_of(FROM, known), first_of(UNTIL, known)
    assert start is not None, "every incident was declared"
    if end is None:
        yield _row("In all", _beginning(start), "not over yet", "unknown")
    elif end.at < start.at or end.at > known.get("resolved", end).at:
        yield _row("In all", _beginning(start), str(end), "unknown: the times contradict each other")
    else:
        yield _row("In all", _beginning(start), str(end), _whole(start, end))
        yield from _by_severity(start, end, incident)


def _beginning(start: Point) -> str:
    return str(start) if start.name == "started" else f"unknown since when; {start}"


def _whole(start: Point, end: Point) -> str:
    if start.name == "started":
        return took(start, end)
    return f"unknown; {took(start, end)} since it was {start.name}"


def _by_severity(start: Point, end: Point, incident: Incident) -> Iterator[Mapping[str, str]]:
    """Where there was more than one, or none at first."""
    spans = [each for each in _spans(start.at, end.at, incident) if each[1].at < each[2].at]
    if len(spans) > 1:
        for name, first, last in spans:
            yield _row(name, span(Moment(first.at)), span(Moment(last.at)), took(first, last))


def _spans(start: datetime, end: datetime, incident: Incident) -> Iterator[tuple[str, Point, Point]]:
    """What was said of the severity, within these two."""
    said = [(held.severity.upper(), held.since) for held in incident.severities]
    cuts = [("Before it had a severity", start), *said, ("", end)]
    for (name, first), (_, last) in pairwise(cuts):
        yield name, Point(name, min(max(first, start), end)), Point(name, max(min(last, end), start))


def _row(name: str, start: str, end: str, duration: str) -> Mapping[str, str]:
    return {"name": name, "from": start, "to": end, "took": duration}
