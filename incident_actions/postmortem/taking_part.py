"""Who took part in an incident, and is asked to review its post-mortem, or told of it."""

from __future__ import annotations

from incident_actions.incident.model import Incident

#: GitHub takes no more reviewers than this.
MOST_REVIEWERS = 15
#: Over about fifty mentions GitHub notifies nobody.
MOST_MENTIONS = 40


def took_part(incident: Incident) -> tuple[str, ...]:
    """Those who held a role or wrote something, the responders first; never a bot, nor one who has left."""
    people = {*incident.roles.values(), *incident.participants}
    found = [login for login in (*incident.responders, *incident.participants) if login in people]
    return tuple(dict.fromkeys(found))


def asked_to_review(incident: Incident) -> tuple[str, ...]:
    """As many of them as GitHub lets us ask; who is no collaborator cannot be, and is told instead."""
    return took_part(incident)[:MOST_REVIEWERS]


def there_too(incident: Incident) -> tuple[str, ...]:
    """Those who were there, and neither were asked to review nor have reviewed; nobody before we asked.

    That we did shows on the pull request, or in the record where nobody could be asked.
    """
    pull = incident.postmortem
    if pull is None or not (pull.asked or incident.record.get("reviews_asked") == pull.number):
        return ()
    reviewed = (each.author.login for each in pull.reviews if each.author is not None)
    known = {login.lower() for login in (*pull.reviewers, *reviewed)}
    return tuple(login for login in took_part(incident) if login.lower() not in known)[:MOST_MENTIONS]
