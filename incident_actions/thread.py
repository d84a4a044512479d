"""What GitHub remembers about one issue: the thread, as read, before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Person:
    """An account, known by its number; the login is only how it is shown. `ours` is the bot we run as."""

    id: int
    login: str
    bot: bool = False
    ours: bool = False


#: How GitHub shows an account that is gone, https://github.com/ghost: its words stand, its rights do not.
GONE = Person(10137, "ghost")


class Sign(StrEnum):
    """The reactions that mean something to us, by GitHub's GraphQL names."""

    CLAIMED = "EYES"
    ACCEPTED = "ROCKET"
    REFUSED = "CONFUSED"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One kind of reaction on a comment: whether it is ours, who else gave it, and since when.

    `at` is the time of our own, where GitHub tells it apart; else of the first that anybody gave. `people`
    are known of the accepting sign alone, the first ten of them. `planned`: a plan gives it, GitHub has none.
    """

    sign: Sign
    at: datetime
    ours: bool = False
    people: tuple[Person, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a body read from `at` on, and who made it read so; `id` is GitHub's name for it.

    `text` is empty until it is asked for: the versions of a long text are long together.
    """

    id: str
    by: Person | None
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `author` is None for an account that is gone."""

    id: int
    author: Person | None
    body: str
    at: datetime
    edited_at: datetime | None = None
    edited_by: Person | None = None
    reactions: tuple[Reaction, ...] = ()
    url: str = ""
    versions: tuple[Version, ...] = ()
    """The newest of them, once it has been edited; the last is what stands there."""

    @property
    def ours(self) -> bool:
        return self.author is not None and self.author.ours

    @property
    def edited(self) -> timedelta | None:
        """How long after it was made the comment was edited last."""
        return None if self.edited_at is None else self.edited_at - self.at

    def signed(self, sign: Sign) -> Reaction | None:
        """Our own reaction of this kind, if we gave it: the last one, where a plan has imagined another."""
        ours = [each for each in self.reactions if each.sign is sign and each.ours]
        return ours[-1] if ours else None


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


class PullState(StrEnum):
    OPEN = "OPEN"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of a pull request as a whole; `id` is its number, 0 where a plan has imagined it."""

    author: Person | None
    body: str = ""
    id: int = 0


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


@dataclass(frozen=True, slots=True)
class Referenced:
    at: datetime
    source: PullRequest | LinkedIssue


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
class WriteBack:
    """The branch on which our changes wait for a pull request's merge; it stands at commit `head`.

    `pull` is the open pull request from it, 0 where there is none, and `paths` are the files it changes.
    `behind`: the default branch has commits that it has not; `shared`: somebody else has committed to it.
    """

    head: str
    behind: bool = False
    pull: int = 0
    url: str = ""
    paths: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """What a run needs to know of the repository itself; comes with every read, at no extra request.

    `files` holds the texts under `.github/incidents.yml` and `.github/incidents/`, by path.
    """

    name: str
    url: str
    branch: str = "main"
    head: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    open_incidents: int = 0
    write_back: WriteBack | None = None


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

    @property
    def comments(self) -> tuple[Comment, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Comment))
