"""What shall be so on the thread's own issue, and with its comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from incident_actions.thread import Sign


@dataclass(frozen=True, slots=True)
class AddLabel:
    label: str


@dataclass(frozen=True, slots=True)
class RemoveLabel:
    label: str


@dataclass(frozen=True, slots=True)
class Assign:
    login: str


@dataclass(frozen=True, slots=True)
class Unassign:
    login: str


@dataclass(frozen=True, slots=True)
class Close:
    reason: str = "COMPLETED"


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


@dataclass(frozen=True, slots=True)
class WriteComment:
    """One comment of ours, found again by its key and then rewritten; `comment` is its id once it exists.

    `body` ends with the marker that holds the key. `issue` is another issue than the thread's, if any.
    """

    key: str
    body: str
    comment: int | None = None
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Our answer to a command's comment, the proof that all the rest was done: so it is applied last."""

    comment: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class PinComment:
    """A comment of ours stands at the top of the thread."""

    comment: int


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """A comment of ours that another one of ours takes the place of."""

    comment: int


IssueEffect: TypeAlias = (
    AddLabel
    | RemoveLabel
    | Assign
    | Unassign
    | Close
    | Reopen
    | WriteComment
    | Verdict
    | PinComment
    | DeleteComment
)
