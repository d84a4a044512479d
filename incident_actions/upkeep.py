"""What must hold of every incident, whoever changed it: its labels, its commander, its announcement."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.effects import (
    AddLabel,
    Assign,
    DeleteComment,
    Effect,
    Reopen,
    WriteComment,
)
from incident_actions.incident.labelling import exactly
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.incident.rights import closing_allowed, may, told
from incident_actions.messages.sent import resolved_message
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.markers import mark


def upkeep(incident: Incident, context: Context) -> Iterator[Effect]:
    """The effects that mend whatever differs from what should be."""
    if not labels.of_incident(incident.thread.labels):
        yield AddLabel(labels.INCIDENT)
    allowed = closing_allowed(incident, context)
    if allowed is False:
        yield from _undo_closing(incident)
    if not allowed:
        return
    yield from exactly("severity", incident.severity or incident.form.severity or "sev2", incident)
    yield from exactly("status", _status(incident), incident)
    yield from exactly("postmortem", postmortem_state(incident, context.now), incident)
    yield from _assign_commander(incident, context)
    yield from _announce(incident, context)
    if context.sweeping:
        yield from (DeleteComment(each.id) for each in incident.doubled)


def _status(incident: Incident) -> str:
    if incident.resolved:
        return "resolved"
    return "investigating" if incident.status in (None, "resolved") else incident.status or "investigating"


def _assign_commander(incident: Incident, context: Context) -> Iterator[Effect]:
    """The commander whom the form names, where its author may name one."""
    named, author = incident.form.commander, incident.thread.author
    if named is None or author is None or incident.commander is not None or "status" in incident.keyed:
        return
    if may(author, incident, context) and context.assignable.get(named, False):
        yield Assign(named)


def _undo_closing(incident: Incident) -> Iterator[Effect]:
    yield Reopen()
    key = f"stranger {incident.closed_by.id if incident.closed_by else 0}"
    if key not in incident.keyed:
        text = "Closing an incident is for those who respond to it, so it is open again."
        yield WriteComment(key, mark(text, key))


def _announce(incident: Incident, context: Context) -> Iterator[Effect]:
    """The resolved message: once an episode, while it is news, and not again where somebody deleted it."""
    resolution = incident.resolution
    if not incident.resolved or resolution is None or resolution.discarded or told(incident):
        return
    closed = incident.closed_at
    if context.now - closed < NEWS_FOR and not incident.silenced_since(closed):
        key = f"resolved {incident.episode}"
        yield WriteComment(key, mark(resolved_message(incident, resolution, context), key))
