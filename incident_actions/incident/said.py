"""What people have said of an incident, each with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.incident.facts import (
    ActionGiven,
    DecisionGiven,
    HypothesisGiven,
    Mark,
    NoteGiven,
    UpdateGiven,
)
from incident_actions.text.moments import Moment, iso


@dataclass(frozen=True, slots=True)
class Said:
    """Something noted by an accepted command, with who said it, when, and where."""

    by: str
    at: datetime
    url: str


@dataclass(frozen=True, slots=True)
class TimeSaid(Said):
    """When something of the incident was, by one source; another may say otherwise.

    `through`: with what it was said, if with no command: `the form`, `a customer's report`, `an alert`.
    """

    mark: Mark
    moment: Moment
    through: str = ""

    @property
    def source(self) -> str:
        return self.through or self.by


@dataclass(frozen=True, slots=True)
class Decision(Said):
    given: DecisionGiven

    @property
    def revisit(self) -> datetime | None:
        """When somebody wanted to look at it again."""
        return None if self.given.revisit is None else self.at + self.given.revisit

    @property
    def reminder(self) -> str:
        """What a reminder of it is known by."""
        return f"{self.url} {iso(self.revisit)}"


@dataclass(frozen=True, slots=True)
class Hypothesis(Said):
    """What might be the cause, and what became of it: `confirmed` None while nobody knows."""

    given: HypothesisGiven
    confirmed: bool | None = None
    judged_at: datetime | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Note(Said):
    given: NoteGiven


@dataclass(frozen=True, slots=True)
class ToldCustomers(Said):
    """That customers were told, at `moment`, and in which words or where, if anybody said so."""

    moment: Moment
    text: str


@dataclass(frozen=True, slots=True)
class Waived(Said):
    """That no post-mortem is needed, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Update(Said):
    given: UpdateGiven


@dataclass(frozen=True, slots=True)
class NotedAction(Said):
    given: ActionGiven
