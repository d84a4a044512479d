"""Reminds of the post-mortem: a day before it is due, then, a day after; at last those on the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.clocks import postmortem_due
from incident_actions.incident.model import Incident
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.messages.sent import local_time
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.markers import mark


@dataclass(frozen=True, slots=True)
class _Reminder:
    """One reminder, so long after the due time; `escalates`: those on the severity's list are asked."""

    name: str
    after: timedelta
    escalates: bool = False


_REMINDERS = (
    _Reminder("early", timedelta(days=-1)),
    _Reminder("now", timedelta()),
    _Reminder("late", timedelta(days=1)),
    _Reminder("escalated", timedelta(days=2), escalates=True),
)


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """The newest reminder whose time has come, in working hours; one that was missed is not made up for.

    None once it is merged or waived, and at most one a day.
    """
    due = postmortem_due(incident)
    awaited = postmortem_state(incident, context.now) in ("due", "in-review")
    if due is None or not awaited or not incident.config.calendar.working(context.now):
        return
    reached = [each for each in _REMINDERS if context.now >= due + each.after]
    if reached and not _reminded(reached[-1], due, incident, context):
        key = _key(reached[-1], incident)
        yield WriteComment(key, mark(_text(reached[-1], due, incident, context), key))


def _key(reminder: _Reminder, incident: Incident) -> str:
    return f"postmortem-due {incident.episode} {reminder.name}"


def _reminded(reminder: _Reminder, due: datetime, incident: Incident, context: Context) -> bool:
    """Whether this was said, a later one was, one was said today, or somebody has deleted one of ours."""
    names = [each.name for each in _REMINDERS]
    ahead = _REMINDERS[names.index(reminder.name) :]
    zone = incident.config.zone
    told = [incident.keyed[key] for each in _REMINDERS if (key := _key(each, incident)) in incident.keyed]
    today = any(each.at.astimezone(zone).date() == context.now.astimezone(zone).date() for each in told)
    said = any(_key(each, incident) in incident.keyed for each in ahead)
    return today or said or incident.silenced_since(due + reminder.after)


def _text(reminder: _Reminder, due: datetime, incident: Incident, context: Context) -> str:
    listed = incident.config.escalation[incident.highest or "sev2"]
    commander = [incident.commander] if incident.commander else []
    people = [*commander, *listed] if reminder.escalates or not commander else commander
    return render(
        context.templates,
        "postmortem-due.md",
        people=asked(people, incident, context.now),
        ahead=context.now < due,
        due=local_time(due, incident.config.zone),
        url=incident.postmortem.url if incident.postmortem else None,
    )
