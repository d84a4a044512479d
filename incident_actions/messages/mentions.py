"""Asking people by name: with a mention, as long as nobody gets too many of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from incident_actions.incident.model import Incident
from incident_actions.text.markers import without_marker

#: So many mentions a person gets in an incident within an hour; after that the name stands without one.
MOST, WITHIN = 6, timedelta(hours=1)
_CODE = re.compile(r"`[^`]*`")


def asked(logins: Iterable[str], incident: Incident, now: datetime) -> str:
    """`@ana @ben`: each login once, in this order; empty for nobody."""
    unique: dict[str, str] = {}
    for login in logins:
        unique.setdefault(login.lower(), login)
    return " ".join(
        login if mentions(login, incident, now) >= MOST else f"@{login}" for login in unique.values()
    )


def mentions(login: str, incident: Incident, now: datetime) -> int:
    """How often we have mentioned somebody, other than in code, within the hour before `now`."""
    pattern = re.compile(rf"(?<![A-Za-z0-9])@{re.escape(login)}(?![A-Za-z0-9-])", re.I)
    lately = (each for each in incident.thread.comments if each.ours and now - each.at < WITHIN)
    texts = (_CODE.sub("", without_marker(each.body)) for each in lately)
    return sum(len(pattern.findall(text)) for text in texts)


def escalated(incident: Incident, *roles: str) -> tuple[str, ...]:
    """Who is asked when nobody answers: holders of `roles`, of the severity's, and those on its list."""
    policy, severity = incident.policy, incident.severity or "sev2"
    holders = (incident.roles.get(role) for role in (*roles, *policy.escalates_to))
    return (*(holder for holder in holders if holder), *incident.config.escalation[severity])
