"""What an accepted command says, as data: the fold makes the incident of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from incident_actions.text.moments import Moment


class Section(StrEnum):
    """The sections of a post-mortem that notes are taken for during the incident."""

    IMPACT = "impact"
    CAUSE = "cause"
    FACTOR = "factor"
    WELL = "well"
    IMPROVE = "improve"


class Mark(StrEnum):
    """The named moments of an incident."""

    STARTED = "started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Row:
    """A timeline row; `moment` None: when the comment was made. `mark`: the time that it tells, if any."""

    text: str
    moment: Moment | None = None
    mark: Mark | None = None


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
    promised: datetime | None = None
    """The moment that the ETA names, where it names one."""
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
class HypothesisGiven:
    """What might be the cause; the fold gives it its `number`."""

    text: str
    moment: Moment | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class HypothesisJudged:
    """What became of hypothesis `number`: confirmed, or ruled out."""

    number: int
    confirmed: bool
    because: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class NoteGiven:
    """A note for a section of the post-mortem; it makes no row."""

    section: Section
    text: str


@dataclass(frozen=True, slots=True)
class RelatedGiven:
    """Another issue has to do with this incident; as a duplicate, it is the one that goes on."""

    issue: int
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class CustomersTold:
    """The duty to tell customers is done."""

    text: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class PageGiven:
    """Somebody is asked for: a login, or a target of the configuration."""

    whom: str
    why: str = ""
    moment: Moment | None = None


@dataclass(frozen=True, slots=True)
class SnoozeGiven:
    """The next update is not asked for before so long after the comment."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class RetractionGiven:
    """The rows of that comment are struck through, and what it said counts no more."""

    comment: int


@dataclass(frozen=True, slots=True)
class PostmortemAsked:
    """Somebody wants the draft, whatever the policy says."""


@dataclass(frozen=True, slots=True)
class PostmortemWaived:
    """None is needed, and why."""

    why: str


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
    | HypothesisGiven
    | HypothesisJudged
    | NoteGiven
    | RelatedGiven
    | CustomersTold
    | PageGiven
    | SnoozeGiven
    | RetractionGiven
    | PostmortemAsked
    | PostmortemWaived
    | ReopenGiven
)
