"""Issues as a list brings them: enough for the sweep and the digest, without their threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from incident_actions.text.markers import data_of, key_of
from incident_actions.text.moments import day
from incident_actions.thread import Repository


@dataclass(frozen=True, slots=True)
class ListedIssue:
    """One issue of a list.

    Of its first comments or, for an action item, of its last, `told` has the keys of ours, and `record` what
    an incident's status comment keeps; `unanswered` are the slash words of people that have no verdict, and
    `spoken` says whether an owner has said what was done.
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
    spoken: bool = False
    pages: tuple[str, ...] = ()
    """What a digest of ours says: its body, and our comments that go on with it."""
    ticked: bool = False
    """Somebody has ticked a box of a digest, or edited it just before we wrote over that."""

    @property
    def incident(self) -> int | None:
        """The incident that this action item of ours was filed for."""
        return item_incident(self.body) if self.ours else None

    @property
    def due(self) -> date | None:
        """The due date of an action item: its own, else that of its milestone."""
        own = (data_of(self.body) or {}).get("due") if self.ours else None
        return day(own) or self.milestone_due

    @property
    def blocked(self) -> int | None:
        """The issue that an action item waits for."""
        own = (data_of(self.body) or {}).get("blocked") if self.ours else None
        return own if isinstance(own, int) else None

    @property
    def finished(self) -> bool:
        """Whether an action item says of itself that it is done with, by a command or a tick."""
        own = (data_of(self.body) or {}) if self.ours else {}
        return bool(own.get("finisher")) or self.explained

    @property
    def explained(self) -> bool:
        """Whether a command has said what was done about an action item, or why nothing was."""
        own = (data_of(self.body) or {}) if self.ours else {}
        return bool(own.get("dropped") or own.get("done"))

    @property
    def commander(self) -> str | None:
        """Who commanded the incident that an action item was filed for."""
        own = (data_of(self.body) or {}).get("commander") if self.ours else None
        return own if isinstance(own, str) else None

    @property
    def severity(self) -> str | None:
        """The severity of the incident that an action item was filed for."""
        own = (data_of(self.body) or {}).get("severity") if self.ours else None
        return own if isinstance(own, str) else None


@dataclass(frozen=True, slots=True)
class Lists:
    """All open incidents and action items, those that have changed lately, and the newest digests.

    `closed_items` counts every action item that was ever closed.
    """

    repository: Repository
    incidents: tuple[ListedIssue, ...]
    items: tuple[ListedIssue, ...]
    digests: tuple[ListedIssue, ...]
    closed_items: int = 0

    @property
    def open_items(self) -> tuple[ListedIssue, ...]:
        return tuple(item for item in self.items if item.open)


def item_incident(body: str) -> int | None:
    """The number of the incident in an action item's key; believe it only of what we filed ourselves."""
    parts = (key_of(body) or "").split()
    return int(parts[1]) if len(parts) >= 3 and parts[0] == "item" and parts[1].isdecimal() else None
