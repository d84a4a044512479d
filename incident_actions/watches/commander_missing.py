"""Asks for a commander where the last one has left and nobody took over."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.facts import Mark
from incident_actions.incident.model import COMMANDER, Incident
from incident_actions.incident.steps import step
from incident_actions.messages.mentions import asked, escalated
from incident_actions.messages.render import render
from incident_actions.text.markers import mark


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """Twice, by the severity's time to acknowledge; one that nobody has acknowledged is another watch's."""
    within = incident.policy.acknowledge_within
    if incident.commander is not None or Mark.ACKNOWLEDGED not in incident.times or within is None:
        return
    since = max(incident.latest.get(COMMANDER, incident.declared), incident.times[Mark.ACKNOWLEDGED].at)
    found = step("commander-missing", since, within, incident, context)
    if found is not None:
        text = render(
            context.templates,
            "commander-missing.md",
            people=asked(escalated(incident), incident, context.now),
            severity=(incident.severity or "unknown").upper(),
            again=found.nth > 1,
        )
        yield WriteComment(found.key, mark(text, found.key))
