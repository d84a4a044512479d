"""Reminds of the post-mortem: a day before it is due, then, a day after, and later those on the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.clocks import postmortem_due
from incident_actions.incident.model import Incident
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.markers import mark
from incident_actions.text.moments import in_both_zones


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
#: How many days after the due time those on the list are asked again, and again; then every fortnight.
_AGAIN, _THEN_EVERY = (7, 14), 14


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """The newest reminder whose time has come, in working hours; one that was missed is not made up for.

    None once it is merged or waived, and at most one a day.
    """
    due = postmortem_due(incident)
    awaited = postmortem_state(incident, context.now) in ("due", "in-review")
    if due is None or not awaited or not incident.config.calendar.working(context.now):
        return
    reached = list(_reminders(context.now - due))
    if reached and not _reminded(reached, due, incident, context):
        key = f"{_prefix(incident)}{reached[-1].name}"
        yield WriteComment(key, mark(_text(reached[-1], due, incident, context), key))


def _reminders(late: timedelta) -> Iterator[_Reminder]:
    """Those whose time has come when it is so late, the newest last."""
    yield from (each for each in _REMINDERS if each.after <= late)
    for days in chain(_AGAIN, count(_AGAIN[-1] + _THEN_EVERY, _THEN_EVERY)):
        if timedelta(days=days) > late:
            return
        yield _Reminder(f"day-{days}", timedelta(days=days), escalates=True)


def _prefix(incident: Incident) -> str:
    return f"postmortem-due {incident.episode} "


def _reminded(reached: Sequence[_Reminder], due: datetime, incident: Incident, context: Context) -> bool:
    """Whether the newest or a later one was said, any was today, or somebody has deleted one of ours."""
    *earlier, newest = reached
    zone, prefix = incident.config.zone, _prefix(incident)
    told = {key.removeprefix(prefix): each for key, each in incident.keyed.items() if key.startswith(prefix)}
    said = not told.keys() <= {each.name for each in earlier}
    today = context.now.astimezone(zone).date()
    lately = any(each.at.astimezone(zone).date() == today for each in told.values())
    return said or lately or incident.silenced_since(due + newest.after)


def _text(reminder: _Reminder, due: datetime, incident: Incident, context: Context) -> str:
    listed = incident.config.escalation[incident.highest or "sev2"]
    commander = [incident.commander] if incident.commander else []
    people = [*commander, *listed] if reminder.escalates or not commander else commander
    return render(
        context.templates,
        "postmortem-due.md",
        people=asked(people, incident, context.now),
        ahead=context.now < due,
        due=in_both_zones(due, incident.config.zone),
        url=incident.postmortem.url if incident.postmortem else None,
    )
