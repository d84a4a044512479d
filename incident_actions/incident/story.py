"""The incident while it is being folded: what is known so far, and what a word or a gesture changes in it."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from incident_actions.incident.facts import Mark
from incident_actions.incident.model import COMMANDER, Held, Resolution, TimelineRow
from incident_actions.incident.said import (
    Decision,
    Hypothesis,
    Note,
    NotedAction,
    Said,
    TimeSaid,
    ToldCustomers,
    Update,
    Waived,
)
from incident_actions.text.moments import Moment


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was said: by whom, when, and in which comment."""

    by: str
    at: datetime
    url: str
    comment: int
    edited: timedelta | None = None

    @property
    def said(self) -> Said:
        return Said(self.by, self.at, self.url)

    def time(self, mark: Mark, moment: Moment | None = None) -> TimeSaid:
        """What it says of a time; without a moment, that it was just then."""
        return TimeSaid(self.by, self.at, self.url, mark, moment or Moment(self.at))


@dataclass(slots=True)
class Story:
    """What is known so far. Every method is called in the order of the thread."""

    clock_from: datetime
    declared_as: str | None = None
    """The severity that the form gives."""
    severity: str | None = None
    highest: str | None = None
    highest_since: datetime | None = None
    raised_from: str | None = None
    """The highest severity held before it was raised, where it was."""
    severities: list[Held] = field(default_factory=list)
    status: str | None = None
    times: dict[Mark, Moment] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    rows: list[TimelineRow] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    hypotheses: dict[int, Hypothesis] = field(default_factory=dict)
    updates: list[Update] = field(default_factory=list)
    actions: list[NotedAction] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    times_said: list[TimeSaid] = field(default_factory=list)
    related: dict[int, None] = field(default_factory=dict)
    duplicate_of: int | None = None
    customers: list[ToldCustomers] = field(default_factory=list)
    snoozed_until: datetime | None = None
    resolution: Resolution | None = None
    postmortem_asked: bool = False
    waived: Waived | None = None
    episode: int = 0
    latest: dict[str, datetime] = field(default_factory=dict)
    severity_said: str | None = None
    """What the severity is to be once the labels follow the words."""

    def row(self, text: str, moment: Moment | None, source: Source, mark: Mark | None = None) -> None:
        """A timeline row, at its own moment or when it was said; `mark` is the time that it tells."""
        when = moment or Moment(source.at)
        made = TimelineRow(when, text, source.by, source.url, source.comment, source.edited, mark=mark)
        self.rows.append(made)

    def say_time(self, said: TimeSaid) -> None:
        """The last word on a time counts."""
        self.times_said.append(said)
        self.times[said.mark] = said.moment

    def forget(self, *marks: Mark) -> None:
        """What was said of these times is no source of them any more."""
        self.times_said = [each for each in self.times_said if each.mark not in marks]

    def shadow(self) -> Story:
        """A copy that may be told what this one shall not believe."""
        other = copy(self)
        for name in self.__dataclass_fields__:
            setattr(other, name, copy(getattr(self, name)))
        return other

    def hold_severity(self, severity: str, at: datetime) -> None:
        """From now on the incident has this severity; one less than sev1 never lowers the highest held."""
        self.severity = severity
        self.say_severity(severity, at)

    def severity_so_far(self, at: datetime) -> str | None:
        """What it is when somebody sets another; the form's, where no run of ours has labelled it before."""
        if self.severity_said is None and self.declared_as is not None:
            self.say_severity(self.declared_as, at)
        return self.severity_said

    def say_severity(self, severity: str, at: datetime, since: datetime | None = None) -> None:
        """The severity is to be this, whether or not its label is there yet; raised, no update is put off.

        Where somebody says since when it has been so, what was said of later times counts no more.
        """
        began = since or at
        if not self.severities or self.severities[-1].severity != severity:
            earlier = [each for each in self.severities if each.since < began]
            self.severities = [*earlier, Held(severity, began)]
        if self.severity_said is not None and severity < self.severity_said:
            self.snoozed_until = None
        self.severity_said = severity
        if self.highest is None or severity < self.highest:
            self.raised_from, self.highest, self.highest_since = self.highest, severity, at

    def heard(self, what: str, at: datetime) -> None:
        """Somebody has said something on the severity, the status or a role."""
        self.latest[what] = max(at, self.latest.get(what, at))

    def take_role(self, role: str, login: str, at: datetime, by: str) -> None:
        """`login` holds the role; taking command oneself acknowledges the incident."""
        self.roles[role] = login
        if role == COMMANDER and login.lower() == by.lower():
            self.times.setdefault(Mark.ACKNOWLEDGED, Moment(at))

    def hear_news(self, at: datetime) -> None:
        """Somebody has told how things stand: the next update counts from there."""
        self.clock_from, self.snoozed_until = at, None

    def reopen(self, at: datetime) -> None:
        """Not resolved after all: when mitigated is open again, and the next update counts from now."""
        self.times.pop(Mark.MITIGATED, None)
        self.forget(Mark.MITIGATED, Mark.RESOLVED)
        self.resolution = self.duplicate_of = None
        self.status = "investigating"
        self.hear_news(at)
