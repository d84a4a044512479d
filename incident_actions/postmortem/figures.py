"""The figures of one incident: how long it took to detect, acknowledge, mitigate and resolve it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.incident.facts import Mark
from incident_actions.incident.model import Incident, TimelineRow, TimeSaid
from incident_actions.text.moments import Moment, in_words, utc_minute

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


def disagreements(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Where the form gave another time than what counts now: both stand in the document."""
    given = {Mark.STARTED: incident.form.started, Mark.DETECTED: incident.form.detected}
    for mark, first in given.items():
        now = incident.times.get(mark)
        if first is not None and now is not None and _minute(first) != _minute(now):
            yield {"name": mark.value.capitalize(), "form": _minute(first), "counts": _minute(now)}


def disputed(incident: Incident) -> Iterator[TimelineRow]:
    """A row for each source of a time on which sources disagree; those that do not count say what does."""
    for mark in (Mark.STARTED, Mark.DETECTED):
        found = [*_by_the_form(mark, incident), *(each for each in incident.times_said if each.mark is mark)]
        if len({_minute(each.moment) for each in found}) > 1:
            counts = found[-1]
            for each in found:
                late = "" if _minute(each.moment) == _minute(counts.moment) else _superseded(counts)
                yield TimelineRow(each.moment, f"{mark.value.capitalize()}{late}", each.by, each.url)


def _by_the_form(mark: Mark, incident: Incident) -> Iterator[TimeSaid]:
    given = {Mark.STARTED: incident.form.started, Mark.DETECTED: incident.form.detected}[mark]
    author = incident.thread.author
    if given is not None:
        yield TimeSaid(author.login if author else "", incident.declared, incident.thread.url, mark, given)


def _superseded(counts: TimeSaid) -> str:
    return f" (superseded by {counts.by}, {utc_minute(counts.at)} UTC)"


def _took(first: str | None, last: str, moments: Mapping[str, datetime]) -> str:
    if first is None or last not in moments:
        return "unknown"
    resolved = moments.get("resolved")
    late = last == "acknowledged" and resolved is not None and moments[last] > resolved
    if moments[last] < moments[first] or late:
        return f"unknown: {last} {utc_minute(moments[last])} contradicts the other times"
    return in_words(moments[last] - moments[first])


def _minute(moment: Moment) -> str:
    return ("~" if moment.approximate else "") + utc_minute(moment.at)
