"""What a pull request has beyond an issue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class ReviewComment:
    """What a review says of lines of a file, as they are numbered in the review's commit.

    `line` is the last of them; `start_line` is the first, where there are several.
    """

    id: int
    path: str
    line: int
    body: str
    start_line: int | None = None
    resolved_by: str | None = None

    @property
    def first(self) -> int:
        return self.line if self.start_line is None else self.start_line


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
