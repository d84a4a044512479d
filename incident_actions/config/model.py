"""What a configuration says, in types that cannot be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from incident_actions.calendar import Calendar, Span
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
    """What a severity asks of the team; None where it asks for nothing.

    `escalates_to` are names of roles, in the order in which they are asked.
    """

    name: str
    means: str
    responds: str
    acknowledge_within: Span | None
    update_every: Span | None
    customers_told: bool
    wake_people: bool
    escalates_to: tuple[str, ...]
    postmortem_due: Span | None

    @property
    def update_clock(self) -> Span | None:
        """`update_every` as it is counted: where nobody is woken, by working time."""
        every = self.update_every
        return every if every is None or self.wake_people else every.at_work


@dataclass(frozen=True, slots=True)
class Role:
    """A part that somebody takes. `aliases` are further words for `name`; `instructions` may have lines."""

    name: str
    title: str
    instructions: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A service, as the file writes its name."""

    name: str
    rollback_may_lose_data: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Where messages go. `secret` is the name of an environment variable that holds the URL, never that."""

    name: str
    secret: str
    audiences: frozenset[str]
    severities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slack:
    """A Slack workspace: the name of the variable with its token; member ids by login in small letters."""

    secret: str
    people: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notify:
    """Who is told beyond GitHub."""

    targets: tuple[Target, ...]
    slack: Slack | None


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. `problems` lists what was wrong in the file.

    `roles` are by name, `escalation` holds logins by severity; services stand in `services` and `runbooks` by
    their name in small letters, and the runbook of `any` fits every incident. `review` has how much a rule of
    the review matters, by its id, where the file says so. `away` has the first and the last day on which
    somebody is away, by login in small letters.
    """

    zone: ZoneInfo
    country: str | None
    calendar: Calendar
    severities: Mapping[str, SeverityPolicy]
    roles: Mapping[str, Role]
    responders: frozenset[str]
    escalation: Mapping[str, tuple[str, ...]]
    notify: Notify
    services: Mapping[str, Service]
    runbooks: Mapping[str, str]
    postmortem_folder: str
    review: Mapping[str, str]
    due_within: timedelta
    away: Mapping[str, tuple[date, date]]
    digest_day: int
    problems: tuple[Problem, ...] = field(default=())
    readable: bool = True
    """The file could be read; where it could not, all of this is what we assume without one."""
