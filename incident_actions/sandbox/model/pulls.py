"""What a pull request has beyond an issue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class ReviewComment:
    """What a review says of the lines up to `line` of a file, as it reads after the change.

    `start_line` is where they begin, where there are several.
    """

    id: int
    path: str
    line: int
    body: str
    start_line: int | None = None
    resolved: bool = False


@dataclass(slots=True)
class Review:
    """`state` is `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED` or `PENDING`: not submitted yet."""

    id: int
    user: str | None
    state: str
    body: str
    commit: str
    created_at: datetime
    submitted_at: datetime | None = None
    comments: list[ReviewComment] = field(default_factory=list)

    @property
    def pending(self) -> bool:
        return self.submitted_at is None


@dataclass(slots=True)
class Pull:
    id: int
    head_ref: str
    head_sha: str
    base_ref: str
    base_sha: str
    draft: bool = False
    merged_at: datetime | None = None
    merged_by: str | None = None
    merge_sha: str | None = None
    reviewers: list[str] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)

    @property
    def merged(self) -> bool:
        return self.merged_at is not None
