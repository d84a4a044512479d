"""Asking twice and then no more: at the time that something was due, and once more as long after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.calendar import Span
from incident_actions.command import Context
from incident_actions.incident.clocks import timely
from incident_actions.incident.model import Incident
from incident_actions.text.moments import iso


@dataclass(frozen=True, slots=True)
class Step:
    """The `nth` time of asking: the key of its comment, and when it was due."""

    key: str
    nth: int
    due: datetime


def step(kind: str, since: datetime, within: Span, incident: Incident, context: Context) -> Step | None:
    """What is to be asked now for something that was due `within` a span `since` a moment; None for nothing.

    Not where people may not be disturbed, where it is old news, nor where somebody deleted the first.
    """
    calendar, now = incident.config.calendar, context.now
    first = calendar.after(since, within)
    second = calendar.after(first, within)
    due, nth = (second, 2) if now >= second else (first, 1)
    key = f"{kind} {iso(first)}" + (" again" if nth > 1 else "")
    quiet = incident.resolved or incident.silenced_since(first) or key in incident.keyed
    if quiet or not timely(incident, due, now):
        return None
    return Step(key, nth, first)
