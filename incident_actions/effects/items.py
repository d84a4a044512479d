"""What shall be so with action items, digests and milestones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class FileIssue:
    """An issue of ours, found again by the key in its body's marker."""

    key: str
    title: str
    body: str
    labels: tuple[str, ...]
    assignee: str | None = None
    milestone: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class SetMilestone:
    """The milestone of this title exists, with this description, due date and state.

    `claims`: nothing was filed for it yet. Whoever makes it files what belongs to it, and nobody else.
    """

    title: str
    description: str
    due: date | None
    open: bool = True
    claims: bool = False


@dataclass(frozen=True, slots=True)
class LabelIssue:
    """Another issue than the thread's carries this label, or no longer does."""

    issue: int
    label: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class RewriteIssue:
    """The body of an issue that we filed reads so, and its title where one is given."""

    issue: int
    body: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class UnassignIssue:
    """Somebody no longer has another issue than the thread's."""

    issue: int
    login: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Another issue than the thread's has `login` as its one assignee, in place of `former`."""

    issue: int
    login: str
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseIssue:
    """Another issue than the thread's is closed."""

    issue: int


@dataclass(frozen=True, slots=True)
class ReopenIssue:
    """Another issue than the thread's is open."""

    issue: int


ItemEffect: TypeAlias = (
    FileIssue | SetMilestone | LabelIssue | RewriteIssue | UnassignIssue | HandOver | CloseIssue | ReopenIssue
)
