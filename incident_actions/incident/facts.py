"""What an accepted command says, as data: the fold makes the incident of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from incident_actions.text.moments import Moment


class Mark(StrEnum):
    """The named moments of an incident."""

    STARTED = "started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Row:
    """A timeline row; `moment` None: when the comment was made."""

    text: str
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class TimeGiven:
    mark: Mark
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """Who holds a role from now on; `login` None: nobody. `if_free`: only where nobody holds it yet."""

    role: str
    login: str | None
    if_free: bool = False
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class SeverityGiven:
    severity: str
    why: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class StatusGiven:
    status: str
    text: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class UpdateGiven:
    """An update as understood: what its lines `Status:`, `Actions:`, `Next:` and `ETA:` say."""

    status: str
    actions: str = ""
    following: str = ""
    eta: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class DecisionGiven:
    text: str
    because: str = ""
    revisit: timedelta | None = None
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class ResolutionGiven:
    """The words of the resolution, for the resolved message."""

    text: str
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class ActionGiven:
    """An action item noted for the post-mortem; `kind` is prevent, detect, mitigate or process."""

    text: str
    owner: str | None = None
    due: date | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class PostmortemAsked:
    """Somebody wants the draft, whatever the policy says."""


@dataclass(frozen=True, slots=True)
class ReopenGiven:
    """Not resolved after all: mitigated and resolved are open again."""

    why: str
    moment: Moment | None = None


Fact: TypeAlias = (
    Row
    | TimeGiven
    | RoleGiven
    | SeverityGiven
    | StatusGiven
    | UpdateGiven
    | DecisionGiven
    | ResolutionGiven
    | ActionGiven
    | PostmortemAsked
    | ReopenGiven
)
