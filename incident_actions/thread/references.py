"""What refers to the issue: its post-mortem's pull request, and its action items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from incident_actions.thread.comments import Comment
from incident_actions.thread.people import Person


class PullState(StrEnum):
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a review says of lines `first` to `last` of a file; None where these have changed since.

    `resolved`: somebody has done with it. `id` is below 0 where a plan has imagined it.
    """

    id: int
    body: str
    first: int | None = None
    last: int | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of a pull request as a whole, and of its lines.

    `id` is its number, 0 where a plan has imagined it.
    """

    author: Person | None
    body: str = ""
    id: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request from the post-mortem's branch. `paths` are the first of the files that it changes.

    `head` is the commit where its branch stands; `ours`: we opened it; `reviewers` were asked and have not
    answered yet.
    """

    number: int
    url: str
    branch: str
    state: PullState
    draft: bool = False
    merged_at: datetime | None = None
    paths: tuple[str, ...] = ()
    forked: bool = False
    asked: bool = False
    """Somebody has been asked to review it, or has reviewed it."""
    body: str = ""
    head: str = ""
    ours: bool = False
    reviewers: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    unsubmitted: Review | None = None
    """A review of ours that nobody else sees yet: GitHub keeps one at most."""
    comments: tuple[Comment, ...] = ()
    """Those of ours, among the first that were made on it."""
    crowded: bool = False
    """It has more comments than were read."""


@dataclass(frozen=True, slots=True)
class Milestone:
    number: int
    title: str
    open: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ClosingPull:
    """The pull request that closed an issue."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class LinkedIssue:
    """Another issue that names this one, such as an action item."""

    number: int
    url: str
    title: str
    body: str
    open: bool
    ours: bool
    closed_at: datetime | None = None
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    milestone: Milestone | None = None
    closed_by: ClosingPull | None = None
    reason: str | None = None
    """Why it was closed: `COMPLETED`, `NOT_PLANNED` or `DUPLICATE`."""

    @property
    def dropped(self) -> bool:
        """Whether it was closed without having been done."""
        return not self.open and self.reason in {"NOT_PLANNED", "DUPLICATE"}


@dataclass(frozen=True, slots=True)
class Referenced:
    at: datetime
    source: PullRequest | LinkedIssue
