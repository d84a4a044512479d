"""What a configuration says, in types that cannot be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from incident_actions.config.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong key of the configuration; the rest counts, and the default stands in for it."""

    path: str
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class SeverityPolicy:
    """What a severity asks of the team. `update_every` None: no updates are asked for."""

    name: str
    update_every: timedelta | None
    wake_people: bool
    postmortem_due: timedelta | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working hours in the team's zone; `workdays` count from Monday as 0."""

    zone: ZoneInfo
    opens: time
    closes: time
    workdays: frozenset[int]

    def working(self, at: datetime) -> bool:
        """Whether `at` lies in the team's working hours."""
        local = at.astimezone(self.zone)
        return local.weekday() in self.workdays and self.opens <= local.time() < self.closes

    def after(self, at: datetime, span: timedelta) -> datetime:
        """The moment when so much working time has passed since `at`; UTC."""
        if self.opens >= self.closes:  # a night shift has no hours that we could count in a day
            return at + span
        day = at.astimezone(self.zone).date()
        while True:
            start, end = (
                datetime.combine(day, hour, self.zone).astimezone(UTC) for hour in (self.opens, self.closes)
            )
            left = end - max(start, at)
            if day.weekday() in self.workdays and left >= span:
                return max(start, at) + span
            if day.weekday() in self.workdays and left > timedelta():
                span -= left
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. `problems` lists what was wrong in the file."""

    zone: ZoneInfo
    calendar: Calendar
    severities: Mapping[str, SeverityPolicy]
    responders: frozenset[str]
    postmortem_folder: str
    due_within: timedelta
    digest_day: int
    problems: tuple[Problem, ...] = field(default=())
