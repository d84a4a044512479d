"""The incident while it is being folded: what each fact, in its turn, does to what is known so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from incident_actions.incident.facts import (
    ActionGiven,
    DecisionGiven,
    Fact,
    Mark,
    PostmortemAsked,
    ReopenGiven,
    ResolutionGiven,
    RoleGiven,
    Row,
    SeverityGiven,
    StatusGiven,
    TimeGiven,
    UpdateGiven,
)
from incident_actions.incident.model import COMMANDER, Decision, NotedAction, Resolution, TimelineRow, Update
from incident_actions.text.moments import Moment


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was said: by whom, when, and in which comment."""

    by: str
    at: datetime
    url: str
    comment: int
    edited: timedelta | None = None


@dataclass(slots=True)
class Story:
    """What is known so far. Every method is called in the order of the thread."""

    clock_from: datetime
    declared_as: str | None = None
    """The severity that the form gives."""
    severity: str | None = None
    highest: str | None = None
    status: str | None = None
    times: dict[Mark, Moment] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    rows: list[TimelineRow] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    actions: list[NotedAction] = field(default_factory=list)
    resolution: Resolution | None = None
    postmortem_asked: bool = False
    episode: int = 0
    latest: dict[str, datetime] = field(default_factory=dict)
    severity_said: str | None = None
    """What the severity is to be once the labels follow the words."""

    def say(self, fact: Fact, source: Source) -> None:  # noqa: C901 # one case a fact
        """One fact of an accepted command."""
        match fact:
            case Row():
                self.row(fact.text, fact.moment, source)
            case TimeGiven():
                self._time(fact, source)
            case RoleGiven():
                self._role(fact, source)
            case SeverityGiven():
                self._severity(fact, source)
            case StatusGiven():
                self._status(fact, source)
            case UpdateGiven():
                self._update(fact, source)
            case DecisionGiven():
                self._decision(fact, source)
            case ResolutionGiven():
                self._resolution(fact, source)
            case ActionGiven():
                self.actions.append(NotedAction(source.by, source.at, source.url, fact))
            case PostmortemAsked():
                self.postmortem_asked = True
            case ReopenGiven():
                self._reopen(fact, source)
            case _:
                assert_never(fact)

    def row(self, text: str, moment: Moment | None, source: Source) -> None:
        """A timeline row, at its own moment or when it was said."""
        when = moment or Moment(source.at)
        self.rows.append(TimelineRow(when, text, source.by, source.url, source.comment, source.edited))

    def hold_severity(self, severity: str) -> None:
        """From now on the incident has this severity; one less than sev1 never lowers the highest held."""
        self.severity = severity
        self._say_severity(severity)

    def severity_so_far(self) -> str | None:
        """What it is when somebody sets another; the form's, where no run of ours has labelled it before."""
        if self.severity_said is None and self.declared_as is not None:
            self._say_severity(self.declared_as)
        return self.severity_said

    def _say_severity(self, severity: str) -> None:
        self.severity_said = severity
        self.highest = min(self.highest or severity, severity)

    def heard(self, what: str, at: datetime) -> None:
        """Somebody has said something on the severity, the status or a role."""
        self.latest[what] = max(at, self.latest.get(what, at))

    def take_role(self, role: str, login: str, at: datetime, by: str) -> None:
        """`login` holds the role; taking command oneself acknowledges the incident."""
        self.roles[role] = login
        if role == COMMANDER and login.lower() == by.lower():
            self.times.setdefault(Mark.ACKNOWLEDGED, Moment(at))

    def reopen(self, at: datetime) -> None:
        """Not resolved after all: when mitigated is open again, and the next update counts from now."""
        self.times.pop(Mark.MITIGATED, None)
        self.resolution = None
        self.status = "investigating"
        self.clock_from = at

    def _time(self, fact: TimeGiven, source: Source) -> None:
        given = fact.moment or Moment(source.at)
        if fact.mark is Mark.ACKNOWLEDGED and fact.moment is None:
            self.times.setdefault(fact.mark, given)
        else:
            self.times[fact.mark] = given
        if fact.mark is Mark.MITIGATED:
            self.clock_from = source.at

    def _reopen(self, fact: ReopenGiven, source: Source) -> None:
        self.row(f"Reopened: {fact.why}", fact.moment, source)
        self.heard("status", source.at)
        if self.resolution is not None:
            self.reopen(source.at)

    def _role(self, fact: RoleGiven, source: Source) -> None:
        if fact.if_free and fact.role in self.roles:
            return
        self.heard(fact.role, source.at)
        before = self.roles.pop(fact.role, None)
        if fact.login is None:
            said = f"{fact.role.capitalize()}: nobody" + (f" (was {before})" if before else "")
        elif before is None or before == fact.login:
            said = f"{fact.role.capitalize()}: {fact.login}"
        else:
            said = f"{fact.role.capitalize()} handed over: {before} → {fact.login}"
        self.row(said, fact.moment, source)
        if fact.login is not None:
            self.take_role(fact.role, fact.login, source.at, source.by)

    def _severity(self, fact: SeverityGiven, source: Source) -> None:
        before = self.severity_so_far()
        self._say_severity(fact.severity)
        arrow = f"{before.upper()} → " if before else ""
        self.row(f"Severity {arrow}{fact.severity.upper()}" + _because(fact.why), fact.moment, source)
        self.heard("severity", source.at)

    def _status(self, fact: StatusGiven, source: Source) -> None:
        self.row(f"Status: {fact.status}" + _because(fact.text), fact.moment, source)
        self.heard("status", source.at)
        if fact.text:
            self.clock_from = source.at

    def _update(self, fact: UpdateGiven, source: Source) -> None:
        self.updates.append(Update(source.by, source.at, source.url, fact))
        parts = (
            ("", fact.status),
            ("Actions: ", fact.actions),
            ("Next: ", fact.following),
            ("ETA: ", fact.eta),
        )
        self.row("Update: " + " · ".join(name + text for name, text in parts if text), fact.moment, source)
        if fact.moment is None:
            self.clock_from = source.at

    def _decision(self, fact: DecisionGiven, source: Source) -> None:
        self.decisions.append(Decision(source.by, source.at, source.url, fact))
        because = f" — because {fact.because}" if fact.because else ""
        self.row(f"Decision: {fact.text}{because}", fact.moment, source)

    def _resolution(self, fact: ResolutionGiven, source: Source) -> None:
        self.resolution = Resolution(fact.moment or Moment(source.at), fact.text, source.by, said=True)
        self.row("Resolved" + _because(fact.text), fact.moment, source)
        self.heard("status", source.at)


def _because(why: str) -> str:
    return f": {why}" if why else ""
