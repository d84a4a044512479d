"""Asks for the post-mortem when its time has come."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.messages.sent import local_time
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.markers import mark

KEY = "postmortem-due"


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """One reminder, in working hours, once the post-mortem is due and not merged."""
    due = incident.postmortem_due
    open_still = postmortem_state(incident, context.now) in ("due", "in-review")
    if due is None or context.now < due or not open_still or KEY in incident.keyed:
        return
    if incident.config.calendar.working(context.now) and not incident.silenced_since(due):
        text = render(
            context.templates,
            "postmortem-due.md",
            commander=incident.commander,
            due=local_time(due, incident.config.zone),
            url=incident.postmortem.url if incident.postmortem else None,
        )
        yield WriteComment(KEY, mark(text, KEY))
