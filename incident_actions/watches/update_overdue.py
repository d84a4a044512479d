"""Asks the commander for an update when one is due."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.clocks import next_update, timely
from incident_actions.incident.model import Incident
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.messages.sent import local_time
from incident_actions.text.markers import mark
from incident_actions.text.moments import iso


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """One reminder for each time that an update was due and did not come; none where that is old news."""
    due = next_update(incident)
    if due is None or not timely(incident, due, context.now):
        return
    key = f"update-due {iso(due)}"
    if key not in incident.keyed and not incident.silenced_since(due):
        text = render(
            context.templates,
            "update-due.md",
            commander=incident.commander,
            people=asked([incident.commander] if incident.commander else [], incident, context.now),
            due=local_time(due, incident.config.zone),
            severity=(incident.severity or "unknown").upper(),
        )
        yield WriteComment(key, mark(text, key))
