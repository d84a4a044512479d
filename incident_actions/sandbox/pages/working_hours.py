"""The team's own time, by the repository's configuration: its zone, and its next morning at work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from incident_actions.config import PATH, Calendar, Config, read_config
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.world import World

SETTLED = timedelta(hours=1)
A_YEAR = 366


def config_of(world: World, repository: Repository) -> Config:
    """What the default branch says; the defaults where it says nothing."""
    blob = world.git(repository).object(f"{repository.default_branch}:{PATH}")
    return read_config(blob.data.decode(errors="replace") if blob else None)


def next_morning(calendar: Calendar, now: datetime) -> datetime:
    """An hour after the team next begins to work; UTC. Then everything that waits for working hours has come.

    A day on, where nobody works within a year.
    """
    local = now.astimezone(calendar.zone)
    opening = datetime.combine(local.date(), calendar.opens, calendar.zone)
    days = (opening + timedelta(days=n) + SETTLED for n in range(A_YEAR))
    mornings = (day.astimezone(UTC) for day in days if day > now and calendar.working(day))
    return next(mornings, now + timedelta(days=1))
