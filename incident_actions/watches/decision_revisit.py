"""Reminds of a decision that somebody wanted to look at again."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.clocks import timely
from incident_actions.incident.model import Incident
from incident_actions.incident.said import Decision
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.text.markdown import plain
from incident_actions.text.markers import mark
from incident_actions.text.moments import iso


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """One comment for all decisions that are due again since the last one."""
    if incident.resolved:
        return
    due = [each for each in incident.decisions if _due(each, incident, context)]
    if due:
        key = f"revisit {iso(max(each.revisit for each in due if each.revisit))}"
        text = render(
            context.templates,
            "revisit.md",
            people=asked([each.by for each in due], incident, context.now),
            decisions=[{"text": plain(each.given.text), "url": each.url} for each in due],
        )
        if key not in incident.keyed:
            yield WriteComment(key, mark(text, key, {"decisions": [each.reminder for each in due]}))


def _due(decision: Decision, incident: Incident, context: Context) -> bool:
    at = decision.revisit
    told = decision.reminder in incident.revisited
    return at is not None and not told and timely(incident, at, context.now)
