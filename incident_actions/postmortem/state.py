"""Where an incident's post-mortem stands: the one place that derives it."""

from __future__ import annotations

from datetime import datetime

from incident_actions.incident.clocks import postmortem_due
from incident_actions.incident.model import Incident
from incident_actions.thread import PullState


def postmortem_wanted(incident: Incident, now: datetime) -> bool:
    """Whether a draft shall be made: resolved, and somebody asks for one, or the severity does.

    The severity counts only for incidents that we were there for: an old repository stays as it is.
    """
    asked = (postmortem_due(incident) is not None and incident.followed(now)) or incident.postmortem_asked
    return incident.resolved and incident.completed and asked and not waived(incident)


def postmortem_state(incident: Incident, now: datetime) -> str | None:
    """The word of the `postmortem/*` label: due, in-review or published; None while none is wanted."""
    pull = incident.postmortem
    if waived(incident):
        return "waived"
    if pull is not None and pull.state is PullState.MERGED:
        return "published"
    if pull is not None and pull.state is PullState.OPEN and not pull.draft:
        return "in-review"
    return "due" if postmortem_wanted(incident, now) else None


def waived(incident: Incident) -> bool:
    """Whether none is needed: the label says so, and it never was the most severe."""
    return "postmortem/waived" in incident.thread.labels and incident.highest != "sev1"
