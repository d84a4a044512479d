"""Issues and what stands on them: labels, comments, reactions, and the entries of their timelines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from incident_actions.sandbox.model.pulls import Pull

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
