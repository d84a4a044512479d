"""What the sandbox remembers, as data: people, repositories, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from incident_actions.sandbox.pull_model import Pull
from incident_actions.sandbox.run_model import CheckRun, WorkflowRun

CONTENTS = {
    "+1": "THUMBS_UP",
    "-1": "THUMBS_DOWN",
    "laugh": "LAUGH",
    "hooray": "HOORAY",
    "confused": "CONFUSED",
    "heart": "HEART",
    "rocket": "ROCKET",
    "eyes": "EYES",
}
"""REST's words and GraphQL's, in the order in which GraphQL lists the groups."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a person says of what they do. `limited`: they are busy."""

    id: int
    at: datetime
    message: str | None = None
    emoji: str | None = None
    limited: bool = False
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a bot (`kind` is `User` or `Bot`)."""

    id: int
    login: str
    kind: str = "User"
    name: str | None = None
    status: Status | None = None


@dataclass(slots=True)
class Label:
    id: int
    name: str
    color: str = "ededed"
    description: str | None = None


@dataclass(slots=True)
class Milestone:
    id: int
    number: int
    title: str
    creator: str | None
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    due_on: datetime | None = None
    state: str = "open"
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """`content` is REST's word, such as `+1`, `eyes`, `rocket` or `confused`."""

    id: int
    content: str
    user: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """A version of something written: what it read from `at` on, and who made it read so."""

    id: int
    body: str
    editor: str | None
    at: datetime


@dataclass(slots=True)
class Comment:
    id: int
    issue: int
    author: str | None
    body: str
    created_at: datetime
    updated_at: datetime
    edited_at: datetime | None = None
    editor: str | None = None
    edits: list[Edit] = field(default_factory=list)
    """Every version, the first too, once there is a second."""
    reactions: list[Reaction] = field(default_factory=list)
    minimized: bool = False
    pinned_at: datetime | None = None
    pinned_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of an issue's timeline that is no comment; `kind` is REST's word for it."""

    id: int
    kind: str
    issue: int
    actor: str | None
    at: datetime
    label: int | None = None
    label_name: str = ""
    label_color: str = ""
    assignee: str | None = None
    milestone: str | None = None
    before: str | None = None
    after: str | None = None
    """Titles of a `renamed` entry."""
    source_repository: str | None = None
    source_number: int | None = None
    state_reason: str | None = None
    closer: int | None = None
    """The pull request whose merge closed the issue."""
    commit: str | None = None
    deleted_author: str | None = None
    sub_issue: int | None = None
    reviewer: str | None = None
    review: int | None = None


@dataclass(slots=True)
class Issue:
    """An issue or, when `pull` is there, a pull request: GitHub numbers both alike."""

    id: int
    number: int
    title: str
    body: str | None
    author: str | None
    created_at: datetime
    updated_at: datetime
    state: str = "open"
    state_reason: str | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    edited_at: datetime | None = None
    editor: str | None = None
    edits: list[Edit] = field(default_factory=list)
    """Every version of the body, as of a comment."""
    labels: list[int] = field(default_factory=list)
    assignees: list[str] = field(default_factory=list)
    milestone: int | None = None
    parent: int | None = None
    sub_issues: list[int] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    locked: bool = False
    pull: Pull | None = None


@dataclass(slots=True)
class Repository:
    """A repository without its git objects, which lie on disk."""

    id: int
    full_name: str
    created_at: datetime
    private: bool = False
    collaborators: dict[str, str] = field(default_factory=dict)
    default_branch: str = "main"
    labels: dict[int, Label] = field(default_factory=dict)
    milestones: dict[int, Milestone] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)
    """Numbers of deleted issues (empty text) and of transferred ones (`owner/name#number`)."""
    runs: list[WorkflowRun] = field(default_factory=list)
    checks: list[CheckRun] = field(default_factory=list)
    disabled_workflows: list[str] = field(default_factory=list)
    actions_may_open_pulls: bool = False
    protected_branches: list[str] = field(default_factory=list)
    """Branches that change by pull request only, unless an administrator does it."""
    assignable: list[str] = field(default_factory=list)
    last_number: int = 0
    heads: dict[str, str] = field(default_factory=dict)
    """Branches as they were when a push was last noticed."""

    @property
    def owner(self) -> str:
        return self.full_name.split("/")[0]

    @property
    def name(self) -> str:
        return self.full_name.split("/")[1]

    def label_named(self, name: str) -> Label | None:
        """GitHub compares label names without case."""
        wanted = name.casefold()
        return next((label for label in self.labels.values() if label.name.casefold() == wanted), None)
