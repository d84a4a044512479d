"""The team's working hours: when a person may be asked for something that can wait."""

from __future__ import annotations

from datetime import datetime

from incident_actions.config import Calendar
from incident_actions.incident.model import Incident


def working(at: datetime, calendar: Calendar) -> bool:
    """Whether `at` lies in the team's working hours."""
    local = at.astimezone(calendar.zone)
    return local.weekday() in calendar.workdays and calendar.opens <= local.time() < calendar.closes


def may_disturb(incident: Incident, at: datetime) -> bool:
    """Whether people may be asked now: an open incident whose severity wakes people, always; else at work."""
    return (not incident.resolved and incident.policy.wake_people) or working(at, incident.config.calendar)
