"""What GitHub remembers about one issue: the thread, as read, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from incident_actions.thread.comments import Comment, Reaction, Sign, Version
from incident_actions.thread.gestures import (
    Assigned,
    Closed,
    CommentDeleted,
    Labeled,
    Renamed,
    Reopened,
    Unassigned,
    Unlabeled,
)
from incident_actions.thread.people import GONE, Person
from incident_actions.thread.references import (
    ClosingPull,
    LinkedIssue,
    Milestone,
    PullRequest,
    PullState,
    Referenced,
    Remark,
    Review,
)
from incident_actions.thread.repository import NO_COMMIT, Commits, Repository, WriteBack

__all__ = [
    "GONE",
    "NO_COMMIT",
    "Assigned",
    "Closed",
    "ClosingPull",
    "Comment",
    "CommentDeleted",
    "Commits",
    "Entry",
    "Labeled",
    "LinkedIssue",
    "Milestone",
    "Person",
    "PullRequest",
    "PullState",
    "Reaction",
    "Referenced",
    "Remark",
    "Renamed",
    "Reopened",
    "Repository",
    "Review",
    "Sign",
    "Thread",
    "Unassigned",
    "Unlabeled",
    "Version",
    "WriteBack",
]


Entry: TypeAlias = (
    Comment
    | Labeled
    | Unlabeled
    | Closed
    | Reopened
    | Assigned
    | Unassigned
    | Renamed
    | CommentDeleted
    | Referenced
)


@dataclass(frozen=True, slots=True)
class Thread:
    """One issue with all its entries, oldest first."""

    number: int
    title: str
    body: str
    author: Person | None
    at: datetime
    url: str
    open: bool
    repository: Repository
    labels: tuple[str, ...] = ()
    assignees: tuple[Person, ...] = ()
    entries: tuple[Entry, ...] = ()
    drafted: bool = False
    """The branch of its post-mortem exists."""
    edited_by: Person | None = None
    """Who has edited its body last."""
    versions: tuple[Version, ...] = ()
    """The newest versions of its body, as of a comment."""
    fixed: bool = False
    """A merged pull request says that it closes this."""
    children: int = 0
    """How many sub-issues it has."""

    @property
    def comments(self) -> tuple[Comment, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Comment))
