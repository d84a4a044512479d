"""The incident: what a thread amounts to, once folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from incident_actions.config import Config, SeverityPolicy
from incident_actions.incident.facts import (
    Mark,
)
from incident_actions.incident.form import Form
from incident_actions.incident.memory import STATUS, Memory
from incident_actions.incident.said import (
    Decision,
    Hypothesis,
    Note,
    NotedAction,
    TimeSaid,
    ToldCustomers,
    Update,
    Waived,
)
from incident_actions.text.calls import Call
from incident_actions.text.markers import data_of
from incident_actions.text.moments import Moment
from incident_actions.thread import (
    GONE,
    Comment,
    LinkedIssue,
    Person,
    PullRequest,
    PullState,
    Reopened,
    Thread,
)

COMMANDER = "commander"
#: What happened longer ago than this is not announced any more.
NEWS_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row: when it happened (UTC), what, who, and the link to where it was said."""

    moment: Moment
    text: str
    by: str | None
    url: str
    comment: int | None = None
    edited: timedelta | None = None
    struck: bool = False
    """Taken back by `/retract`."""
    orphaned: bool = False
    """Its comment is gone: kept from the former status comment."""
    mark: Mark | None = None
    """The time of the incident that it tells, if it tells one."""

    @property
    def minute(self) -> datetime:
        """By what rows are in order: those of one minute stand in the order of what tells them."""
        return self.moment.at.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Held:
    """A severity, and since when the incident had it."""

    severity: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """A comment whose commands have no verdict yet; `claimed` is since when somebody works on it."""

    comment: Comment
    calls: tuple[Call, ...]
    claimed: datetime | None
    again: bool = False
    """It was refused before, and has been edited since."""
    added: bool = False
    """These commands were added to a comment that was accepted before."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """How it ended: the words, if any were given, and the moment."""

    moment: Moment
    text: str
    by: str | None
    discarded: bool = False
    """Closed as not planned: it was no incident."""
    said: bool = False
    """By a command; else the issue was merely closed."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything known about one incident; what nobody gave is None, never a guess."""

    thread: Thread
    config: Config
    form: Form
    declared_title: str
    severity: str | None
    highest: str | None
    highest_since: datetime
    """Since when it has been as severe as it ever was."""
    raised_from: str | None
    """The highest severity held before that; None where it was declared as severe."""
    severities: tuple[Held, ...]
    """Each severity that it had, in order, the form's since the declaration."""
    status: str | None
    times: Mapping[Mark, Moment]
    roles: Mapping[str, str]
    rows: tuple[TimelineRow, ...]
    decisions: tuple[Decision, ...]
    hypotheses: Mapping[int, Hypothesis]
    updates: tuple[Update, ...]
    actions: tuple[NotedAction, ...]
    notes: tuple[Note, ...]
    times_said: tuple[TimeSaid, ...]
    """What each source says of the times, in the order in which it was said."""
    related: tuple[int, ...]
    duplicate_of: int | None
    customers: tuple[ToldCustomers, ...]
    """Every time that customers were told, in the order in which it was said."""
    snoozed_until: datetime | None
    resolution: Resolution | None
    episode: int
    closed_by: Person | None
    closed_at: datetime
    clock_from: datetime
    participants: tuple[str, ...]
    pending: tuple[Pending, ...]
    pinning: tuple[Person, ...]
    """Those who pinned a comment, and of whom nobody knows yet whether they may."""
    memory: Memory
    """What the next status comment remembers: the present one's memory, brought up to date."""
    latest: Mapping[str, datetime]
    """When the newest word on the severity, the status and each role was said, by command or by hand."""
    postmortem_asked: bool
    waived: Waived | None
    keyed: Mapping[str, Comment]
    doubled: tuple[Comment, ...]
    lost_messages: datetime | None
    postmortem: PullRequest | None
    items: tuple[LinkedIssue, ...]

    @property
    def number(self) -> int:
        return self.thread.number

    @property
    def declared(self) -> datetime:
        return self.thread.at

    @property
    def opened(self) -> datetime:
        """When it was declared or, after that, last reopened."""
        reopened = (entry.at for entry in self.thread.entries if isinstance(entry, Reopened))
        return max([self.declared, *reopened])

    @property
    def resolved(self) -> bool:
        return not self.thread.open

    @property
    def completed(self) -> bool:
        """Whether it was resolved, rather than closed as no incident at all."""
        return self.resolution is None or not self.resolution.discarded

    @property
    def commander(self) -> str | None:
        return self.roles.get(COMMANDER)

    @property
    def policy(self) -> SeverityPolicy:
        """The policy of the present severity; while that is unknown, that of a major incident."""
        return self.config.severities[self.severity or "sev2"]

    @property
    def filed(self) -> tuple[LinkedIssue, ...]:
        """The action items that exist; one that is planned only has no number yet."""
        return tuple(item for item in self.items if item.number > 0)

    @property
    def responders(self) -> tuple[str, ...]:
        """Those who held a role or whose words stand in the record, in this order."""
        said = (row.by for row in self.rows if row.comment and row.by and not row.struck)
        noted = (each.by for each in (*self.actions, *self.notes))
        people = dict.fromkeys([*self.roles.values(), *said, *noted])
        return tuple(login for login in people if login != GONE.login)

    @property
    def revisited(self) -> frozenset[str]:
        """The decisions that we have reminded of, by their `reminder`."""
        ours = (data_of(each.body) or {} for key, each in self.keyed.items() if key.startswith("revisit "))
        told = (data.get("decisions") for data in ours)
        return frozenset(str(each) for some in told if isinstance(some, list) for each in some)

    @property
    def customers_told(self) -> ToldCustomers | None:
        """The last time that somebody said so."""
        return self.customers[-1] if self.customers else None

    @property
    def services(self) -> tuple[str, ...]:
        """The services that the form names, in small letters."""
        named = re.split(r"[,;\n]|\band\b", self.form.answers.get("services", "").lower())
        return tuple(dict.fromkeys(name.strip() for name in named if name.strip()))

    @property
    def record(self) -> Mapping[str, Any]:
        """What our status comment keeps; empty before there is one."""
        kept = self.keyed.get(STATUS)
        return (data_of(kept.body) or {}) if kept is not None else {}

    @property
    def published(self) -> bool:
        return self.postmortem is not None and self.postmortem.state is PullState.MERGED

    def overtaken(self, what: str, said: datetime) -> bool:
        """Whether there is a newer word on the severity, the status or a role: an older one yields."""
        return what in self.latest and self.latest[what] > said

    def followed(self, now: datetime) -> bool:
        """Whether we were there when it was resolved, or within a day: what is older stays as it is."""
        kept = self.keyed.get(STATUS)
        seen = now if kept is None else kept.at
        made = self.postmortem is not None or self.lost_messages is not None
        return seen < self.closed_at + NEWS_FOR or made

    def silenced_since(self, at: datetime) -> bool:
        """Whether somebody has deleted a message of ours since then: what was told is not told again."""
        return self.lost_messages is not None and self.lost_messages >= at

    def began(self) -> tuple[str, datetime]:
        """From what a duration is counted, and since when: started, else detected, else declared."""
        for mark in (Mark.STARTED, Mark.DETECTED):
            if mark in self.times:
                return mark.value, self.times[mark].at
        return "declared", self.declared
