"""Asks those on the severity's list to respond: when it is declared, and at once when it is raised."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.audience import AUDIENCES, told
from incident_actions.incident.clocks import timely
from incident_actions.incident.model import Incident
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.messages.sent import headline
from incident_actions.text.markers import mark


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """One comment for each severity reached, if there is somebody to ask who holds no role yet.

    Lowering the severity takes nothing back.
    """
    severity, raised = incident.highest, incident.raised_from is not None
    if severity is None or severity != incident.severity or incident.resolved:
        return
    key = f"{'raised' if raised else 'asked'} {severity}"
    since = incident.highest_since
    news = timely(incident, since, context.now) and not incident.silenced_since(since)
    if key in incident.keyed or not news:
        return
    here = {login.lower() for login in incident.roles.values()}
    people = [login for login in incident.config.escalation[severity] if login.lower() not in here]
    if people or (raised and told(AUDIENCES["raised"], incident)):
        text = render(
            context.templates,
            "asked.md",
            people=asked(people, incident, context.now),
            raised_from=(incident.raised_from or "").upper(),
            responds=incident.policy.responds,
            **headline(incident),
        )
        yield WriteComment(key, mark(text, key))
