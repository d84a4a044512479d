"""What people do by GitHub's own means: entries of the thread that are no comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.thread.people import Person


@dataclass(frozen=True, slots=True)
class Labeled:
    at: datetime
    by: Person | None
    label: str


@dataclass(frozen=True, slots=True)
class Unlabeled:
    at: datetime
    by: Person | None
    label: str


@dataclass(frozen=True, slots=True)
class Closed:
    """`by_code`: a merged pull request or a commit has closed it."""

    at: datetime
    by: Person | None
    reason: str = "COMPLETED"
    by_code: bool = False


@dataclass(frozen=True, slots=True)
class Reopened:
    at: datetime
    by: Person | None


@dataclass(frozen=True, slots=True)
class Assigned:
    at: datetime
    by: Person | None
    who: Person


@dataclass(frozen=True, slots=True)
class Unassigned:
    at: datetime
    by: Person | None
    who: Person


@dataclass(frozen=True, slots=True)
class Renamed:
    at: datetime
    by: Person | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CommentDeleted:
    """Somebody deleted a comment; GitHub keeps whose it was, not which."""

    at: datetime
    by: Person | None
    author: Person | None
