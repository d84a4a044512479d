"""Who may command: write permission, named under `responders`, or holding a role in this incident."""

from __future__ import annotations

from datetime import datetime

from incident_actions.command import Context, Permission
from incident_actions.incident.memory import STATUS
from incident_actions.incident.model import Incident
from incident_actions.thread import Person


def known_right(person: Person, incident: Incident) -> bool:
    """Whether the person may command for a reason that needs no question to GitHub."""
    named = person.login.lower() in incident.config.responders
    holding = person.login.lower() in {holder.lower() for holder in incident.roles.values()}
    return not person.bot and (named or holding)


def may(person: Person, incident: Incident, context: Context) -> bool | None:
    """Whether the person may command; None where GitHub could not say, and it is left to the sweep."""
    if person.bot:
        return False
    if known_right(person, incident):
        return True
    permission = context.rights.get(person.id)
    return None if permission is None else permission >= Permission.WRITE


def asking(incident: Incident, mine: frozenset[int], now: datetime) -> frozenset[Person]:
    """The people whose permission has to be looked up before a plan can be made."""
    people = {each.comment.author for each in incident.pending if each.comment.id in mine}
    if awaits_closing(incident, now):
        people.add(incident.closed_by)
    if incident.form.commander and incident.commander is None and STATUS not in incident.keyed:
        people.add(incident.thread.author)
    people.update(incident.pinning)
    return frozenset(each for each in people if each is not None and not known_right(each, incident))


def awaits_closing(incident: Incident, now: datetime) -> bool:
    """Whether the closing by the issue's author, who needs no right for it, has not been answered yet.

    Only a closing that happened under our eyes: an issue that was closed before we came stays closed.
    """
    by = incident.closed_by
    answered = told(incident) or incident.record.get("closing_stands") == incident.episode
    reporter = by is not None and by == incident.thread.author
    return incident.resolved and reporter and incident.followed(now) and not answered


def closing_allowed(incident: Incident, context: Context) -> bool | None:
    """Whether the issue's closing stands; None where it cannot be decided now, and is left to the sweep."""
    by = incident.closed_by
    return may(by, incident, context) if by is not None and awaits_closing(incident, context.now) else True


def told(incident: Incident) -> bool:
    """Whether this resolution has been announced."""
    return f"resolved {incident.episode}" in incident.keyed
