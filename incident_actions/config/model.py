"""What a configuration says, in types that cannot be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
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
