"""Asks for somebody where nobody has acknowledged the incident in time."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.facts import Mark
from incident_actions.incident.model import COMMANDER, Incident
from incident_actions.incident.steps import step
from incident_actions.messages.mentions import asked, escalated
from incident_actions.messages.render import render
from incident_actions.messages.sent import local_time
from incident_actions.text.markers import mark


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """Twice: when the severity's time to acknowledge is over, and once more as long after that."""
    if Mark.ACKNOWLEDGED in incident.times or incident.policy.acknowledge_within is None:
        return
    found = step(
        "unacknowledged", incident.highest_since, incident.policy.acknowledge_within, incident, context
    )
    if found is not None:
        text = render(
            context.templates,
            "unacknowledged.md",
            people=asked(escalated(incident, COMMANDER), incident, context.now),
            due=local_time(found.due, incident.config.zone),
            severity=(incident.severity or "unknown").upper(),
            again=found.nth > 1,
        )
        yield WriteComment(found.key, mark(text, found.key))
