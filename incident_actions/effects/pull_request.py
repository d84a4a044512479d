"""What shall be so with the post-mortem's pull request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class OpenPullRequest:
    """A branch of ours off the default branch with one new file, and its pull request, as one request.

    `branch_exists`: an earlier run made the branch and its file, and only the pull request is missing.
    """

    branch: str
    path: str
    text: str
    title: str
    body: str
    branch_exists: bool = False


@dataclass(frozen=True, slots=True)
class ReviseDraft:
    """The file on a branch of ours shall read `text`; the branch stood at commit `before` when decided."""

    branch: str
    before: str
    path: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class DescribePullRequest:
    """The body of a pull request of ours."""

    pull: int
    body: str


@dataclass(frozen=True, slots=True)
class BackToDraft:
    """A pull request that was ready for review is a draft again."""

    pull: int


@dataclass(frozen=True, slots=True)
class RequestReviews:
    """These people are asked to review a pull request; who cannot be asked is left out."""

    pull: int
    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What lines `first` to `last` of the file shall read instead, as a comment for its author to accept."""

    first: int
    last: int
    body: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """An unsubmitted review of ours with suggestions for a file at a commit; GitHub refuses a second.

    It is found again by the key in the marker of its `body`.
    """

    key: str
    pull: int
    commit: str
    path: str
    body: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class RewriteRemark:
    """What a review of ours says of some lines shall read so."""

    pull: int
    remark: int
    body: str


@dataclass(frozen=True, slots=True)
class SubmitReview:
    """An unsubmitted review of ours is for everybody to see, and its body reads so."""

    pull: int
    review: int
    body: str


@dataclass(frozen=True, slots=True)
class DropReview:
    """An unsubmitted review of ours is gone."""

    pull: int
    review: int


PullRequestEffect: TypeAlias = (
    OpenPullRequest
    | ReviseDraft
    | DescribePullRequest
    | BackToDraft
    | RequestReviews
    | Suggest
    | RewriteRemark
    | SubmitReview
    | DropReview
)
