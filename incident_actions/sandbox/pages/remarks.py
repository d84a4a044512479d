"""What reviews say of lines: the text, and each suggestion as a small change that can be committed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from incident_actions.sandbox.git.tracking import Lines
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull, Review, ReviewComment
from incident_actions.sandbox.operations import reviews, suggestions
from incident_actions.sandbox.pages.page import Page
from incident_actions.sandbox.pages.text import said


@dataclass(frozen=True, slots=True)
class Change:
    """The suggestion of this number: the lines as they are, or were, and those that are offered."""

    number: int
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """`lines` are where it stands now or, when it is outdated, where it stood."""

    comment: ReviewComment
    author: str | None
    lines: Lines
    outdated: bool
    pieces: tuple[Markup | Change, ...]
    may_commit: bool
    may_resolve: bool


def of_review(page: Page, issue: Issue, review: Review) -> list[Remark]:
    """What one review says of lines, in the order in which it does."""
    pull = issue.pull
    return [_remark(page, issue, pull, review, each) for each in review.comments] if pull else []


def standing(page: Page, issue: Issue, pull: Pull) -> dict[tuple[str, int], list[Remark]]:
    """What has been said of lines that are still there, by path and last line."""
    found: dict[tuple[str, int], list[Remark]] = {}
    for review in pull.reviews:
        for each in () if review.pending else of_review(page, issue, review):
            if not each.outdated:
                found.setdefault((each.comment.path, each.lines.last), []).append(each)
    return found


def _remark(page: Page, issue: Issue, pull: Pull, review: Review, comment: ReviewComment) -> Remark:
    place = page.world.standing(page.repository, pull, review, comment)
    is_open = comment.resolved_by is None
    return Remark(
        comment,
        review.user,
        place or Lines(comment.first, comment.line),
        place is None,
        tuple(_piece(page, review, comment, each) for each in suggestions.pieces(comment.body)),
        is_open and place is not None and suggestions.may_commit(page.visit, issue, pull),
        is_open and reviews.may_resolve(page.visit, issue),
    )


def _piece(
    page: Page, review: Review, comment: ReviewComment, piece: str | suggestions.Suggestion
) -> Markup | Change:
    if isinstance(piece, str):
        return said(page, piece)
    return Change(piece.number, _written(page, review, comment), piece.lines)


def _written(page: Page, review: Review, comment: ReviewComment) -> tuple[str, ...]:
    """The lines as they were when something was said of them."""
    blob = page.world.git(page.repository).object(f"{review.commit}:{comment.path}")
    text = blob.data.decode(errors="replace") if blob else ""
    return tuple(text.split("\n")[comment.first - 1 : comment.line])
