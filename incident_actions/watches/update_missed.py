"""Asks more people for the update that was asked for and did not come; after that it is quiet."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.clocks import next_update, timely
from incident_actions.incident.model import COMMANDER, Incident
from incident_actions.messages.mentions import asked, escalated
from incident_actions.messages.render import render
from incident_actions.messages.sent import local_time
from incident_actions.text.markers import mark
from incident_actions.text.moments import iso


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """Once for each update that does not come for as much time again after it was asked for."""
    due, every = next_update(incident), incident.policy.update_clock
    if due is None or every is None:
        return
    first = incident.keyed.get(f"update-due {iso(due)}")
    if first is None:
        return
    missed = incident.config.calendar.after(max(due, first.at), every)
    key = f"update-missed {iso(due)}"
    news = timely(incident, missed, context.now) and not incident.silenced_since(due)
    if news and key not in incident.keyed:
        text = render(
            context.templates,
            "update-missed.md",
            people=asked(escalated(incident, COMMANDER), incident, context.now),
            due=local_time(due, incident.config.zone),
            severity=(incident.severity or "unknown").upper(),
        )
        yield WriteComment(key, mark(text, key))
