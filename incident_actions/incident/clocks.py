"""What is due when, and whether people may be asked for it: by the severity's policy and the calendar."""

from __future__ import annotations

from datetime import datetime

from incident_actions.incident.facts import Mark
from incident_actions.incident.model import NEWS_FOR, Incident


def next_update(incident: Incident) -> datetime | None:
    """When the next update is due, or asked for where it was put off; None where none is, or no more."""
    due = None if incident.resolved else update_after(incident, incident.clock_from)
    return None if due is None else max(due, incident.snoozed_until or due)


def update_after(incident: Incident, at: datetime) -> datetime | None:
    """When the update after one at `at` is due, in working time where the severity can wait."""
    every = incident.policy.update_clock
    return None if every is None else incident.config.calendar.after(at, every)


def postmortem_due(incident: Incident) -> datetime | None:
    """When the post-mortem is due, by the highest severity held; None if none is asked for."""
    within = incident.config.severities[incident.highest or "sev2"].postmortem_due
    resolved = incident.times.get(Mark.RESOLVED)
    if resolved is None or within is None:
        return None
    return incident.config.calendar.after(resolved.at, within)


def may_disturb(incident: Incident, at: datetime) -> bool:
    """Whether people may be asked now: an open incident that wakes people, always; else at work."""
    return (not incident.resolved and incident.policy.wake_people) or incident.config.calendar.working(at)


def timely(incident: Incident, due: datetime, now: datetime) -> bool:
    """Whether to ask now for what was `due`: it is, people may be disturbed, and could not a day ago."""
    heard = due if incident.policy.wake_people else incident.config.calendar.opens_next(due)
    return due <= now < heard + NEWS_FOR and may_disturb(incident, now)
