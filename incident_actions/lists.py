"""Issues as a list brings them: enough for the sweep and the digest, without their threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from incident_actions.text.kept import issue_number, login
from incident_actions.text.markers import data_of, key_of
from incident_actions.text.moments import day
from incident_actions.thread import Commits, Repository


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marker of an action item says: for which incident it was filed, and what has become of it."""

    incident: int | None = None
    severity: str | None = None
    commander: str | None = None
    due: date | None = None
    blocked: int | None = None
    """The issue that it waits for."""
    dropped: str = ""
    """Why it will not be done."""
    done: str = ""
    """What was done, in the words of a command."""
    finisher: str | None = None


UNMARKED = Marked()
#: So many closed items are read for a digest, a page more or less.
MOST_CLOSINGS = 500


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """One issue of a list.

    Of its first comments or, for an action item, of its last, `told` has the keys of ours, and `record` what
    an incident's status comment keeps; `unanswered` are the slash words of people that have no verdict, and
    `spoken` says whether an owner has said what was done, and `worded` whether anybody has said anything.
    """

    number: int
    title: str
    body: str
    ours: bool
    open: bool
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    milestone_due: date | None = None
    record: Mapping[str, Any] | None = None
    told: frozenset[str] = frozenset()
    unanswered: tuple[str, ...] = ()
    heard_from: datetime | None = None
    """When the oldest of the comments that were read was written, where there are older ones."""
    spoken: bool = False
    worded: bool = False
    asked_at: datetime | None = None
    """When who closed an action item was asked last what was done."""
    pages: tuple[str, ...] = ()
    """What a digest of ours says: its body, and our comments that go on with it."""
    ticked: bool = False
    """Somebody has ticked a box of a digest, or edited it just before we wrote over that."""

    reason: str | None = None
    """Why it was closed: `COMPLETED`, `NOT_PLANNED` or `DUPLICATE`."""
    marked: Marked = UNMARKED
    """Of an action item of ours, what its marker says; of another issue, nothing."""

    @property
    def incident(self) -> int | None:
        """The incident that this action item of ours was filed for."""
        return self.marked.incident

    @property
    def due(self) -> date | None:
        """The due date of an action item: its own, else that of its milestone."""
        return self.marked.due or self.milestone_due

    @property
    def owner(self) -> str | None:
        """Who has an action item to do."""
        return self.assignees[0] if self.assignees else None

    @property
    def dropped(self) -> bool:
        """Whether it was closed without having been done."""
        return not self.open and self.reason in {"NOT_PLANNED", "DUPLICATE"}

    @property
    def finished(self) -> bool:
        """Whether an action item says of itself that it is done with, by a command or a tick."""
        return bool(self.marked.finisher) or self.explained

    @property
    def explained(self) -> bool:
        """Whether it is said what was done about an action item, or why nothing was."""
        return bool(self.marked.dropped or self.marked.done)


@dataclass(frozen=True, slots=True)
class Closings:
    """The closed action items that have changed since some time, the newest first; `whole`: all of them.

    `dropped` counts those of all ever closed that won't be done; None where GitHub does not tell.
    """

    items: tuple[ListedIssue, ...] = ()
    whole: bool = True
    dropped: int | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """All open incidents and action items, those that have changed lately, and the newest digests.

    `closed_items` counts every action item that was ever closed. `closings` is read for a digest alone.
    `commits` came to the default branch since the time that changed incidents are listed from.
    """

    repository: Repository
    incidents: tuple[ListedIssue, ...]
    items: tuple[ListedIssue, ...]
    digests: tuple[ListedIssue, ...]
    closed_items: int = 0
    commits: Commits | None = None
    closings: Closings = Closings()

    @property
    def open_items(self) -> tuple[ListedIssue, ...]:
        return tuple(item for item in self.items if item.open)


def marked(body: str) -> Marked:
    """What the body of an action item says; believe it only of what we filed ourselves."""
    data = data_of(body) or {}

    def text(name: str) -> str | None:
        return value if isinstance(value := data.get(name), str) and value else None

    return Marked(
        incident=item_incident(body),
        severity=text("severity"),
        commander=login(data.get("commander")),
        due=day(data.get("due")),
        blocked=issue_number(data.get("blocked")),
        dropped=text("dropped") or "",
        done=text("done") or "",
        finisher=login(data.get("finisher")),
    )


def item_incident(body: str) -> int | None:
    """The number of the incident in an action item's key; believe it as you believe `marked`."""
    parts = (key_of(body) or "").split()
    return int(parts[1]) if len(parts) >= 3 and parts[0] == "item" and parts[1].isdecimal() else None
