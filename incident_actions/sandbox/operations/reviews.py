"""Reviews of a pull request: written, pending until they are submitted, submitted, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incident_actions.sandbox.actor import Actor
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull, Review, ReviewComment
from incident_actions.sandbox.operations.pulls import numbered
from incident_actions.sandbox.refusal import Refusal, forbidden, invalid, not_found
from incident_actions.sandbox.visit import Visit

STATES = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a line of a changed file, or on all lines from `start_line` to that."""

    path: str
    line: int
    body: str
    start_line: int | None = None


def visible(pull: Pull, actor: Actor) -> list[Review]:
    """The reviews that this actor may see: a pending one is its author's alone."""
    return [each for each in pull.reviews if not each.pending or _is_own(each, actor)]


def found(visit: Visit, issue: Issue, number: int) -> Review:
    """The review with this id; 404 for one that the actor may not see."""
    reviews = visible(numbered(visit, issue.number)[1], visit.actor)
    review = next((each for each in reviews if each.id == number), None)
    if review is None:
        raise not_found()
    return review


def begin(visit: Visit, issue: Issue, body: str, remarks: Sequence[Remark] = ()) -> Review:
    """A pending review. A user has one at most; nobody remarks on what is unchanged."""
    visit.require("pull-requests", needed="read")
    pull = numbered(visit, issue.number)[1]
    if any(each.pending and _is_own(each, visit.actor) for each in pull.reviews):
        message = "User can only have one pending review per pull request"
        raise Refusal(422, "Unprocessable Entity", (message,))
    for remark in remarks:
        _check_remark(visit, pull, remark)
    review = Review(visit.world.next_id(), visit.login, "PENDING", body, pull.head_sha, visit.now)
    review.comments = [
        ReviewComment(visit.world.next_id(), each.path, each.line, each.body, each.start_line)
        for each in remarks
    ]
    pull.reviews.append(review)
    return review


def write(visit: Visit, issue: Issue, event: str, body: str, remarks: Sequence[Remark] = ()) -> Review:
    """A review that is submitted as it is written."""
    _check_event(visit, issue, event)
    review = begin(visit, issue, body, remarks)
    _submit(visit, issue, review, event)
    return review


def submit(visit: Visit, issue: Issue, review: Review, event: str, body: str | None = None) -> None:
    """Everybody sees what was pending; 422 for one that they see already."""
    _check_event(visit, issue, event)
    _check_pending(review, "Can not submit a non-pending pull request review")
    review.body = review.body if body is None else body
    _submit(visit, issue, review, event)


def delete(visit: Visit, issue: Issue, review: Review) -> None:
    """A pending review is gone; 422 for one that was submitted."""
    visit.require("pull-requests", needed="read")
    _check_pending(review, "Can not delete a non-pending pull request review")
    numbered(visit, issue.number)[1].reviews.remove(review)


def rewrite(visit: Visit, number: int, body: str) -> tuple[Issue, Review, ReviewComment]:
    """What a review says of lines reads otherwise; 404 for what the actor may not see."""
    visit.require("pull-requests", needed="read")
    issue, review, comment = _said(visit, number)
    if not _is_own(review, visit.actor):
        raise forbidden()
    if not body.strip():
        raise invalid("PullRequestReviewComment", "body", "missing_field")
    comment.body = body
    return issue, review, comment


def may_resolve(visit: Visit, issue: Issue) -> bool:
    """Whoever may write may, and who opened the pull request.

    https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/commenting-on-a-pull-request#resolving-conversations
    """
    opened_it = visit.actor.user is not None and not visit.actor.is_job and issue.author == visit.login
    return opened_it or visit.may("pull-requests", needed="write")


def resolve(visit: Visit, number: int) -> ReviewComment:
    """Somebody has done with what a review says of lines; what is resolved stays so.

    403 for who may not, 404 for what the actor may not see.
    """
    issue, _, comment = _said(visit, number)
    if not may_resolve(visit, issue):
        raise forbidden("You may not resolve this conversation.")
    comment.resolved_by = comment.resolved_by or visit.login
    return comment


def _said(visit: Visit, number: int) -> tuple[Issue, Review, ReviewComment]:
    every = (
        (issue, review, comment)
        for issue in visit.repository.issues.values()
        if issue.pull
        for review in visible(issue.pull, visit.actor)
        for comment in review.comments
    )
    found = next((each for each in every if each[2].id == number), None)
    if found is None:
        raise not_found()
    return found


def _submit(visit: Visit, issue: Issue, review: Review, event: str) -> None:
    pull = numbered(visit, issue.number)[1]
    review.state, review.submitted_at = STATES[event], visit.now
    pull.reviewers = [login for login in pull.reviewers if login != visit.login]
    visit.record(issue, "reviewed", reviewer=visit.login, review=review.id)
    visit.emit("pull_request_review", "submitted", pull_request=issue, review=review)


def _is_own(review: Review, actor: Actor) -> bool:
    return review.user is not None and review.user == actor.login


def _check_event(visit: Visit, issue: Issue, event: str) -> None:
    """Nobody approves their own pull request, nor asks for changes to it."""
    visit.require("pull-requests", needed="read")
    if event not in STATES:
        raise invalid("PullRequestReview", "event")
    if event != "COMMENT" and issue.author == visit.login:
        raise Refusal(422, "Can not approve your own pull request")


def _check_pending(review: Review, otherwise: str) -> None:
    if not review.pending:
        raise Refusal(422, "Unprocessable Entity", (otherwise,))


def _check_remark(visit: Visit, pull: Pull, remark: Remark) -> None:
    """GitHub takes comments on lines that the diff shows."""
    if not remark.body.strip():
        raise invalid("PullRequestReviewComment", "body", "missing_field")
    shown = visit.world.comparison(visit.repository, pull).shown_lines(remark.path)
    if remark.line not in shown:
        raise Refusal(422, "Unprocessable Entity", ("Line could not be resolved",))
    first = remark.line if remark.start_line is None else remark.start_line
    if not all(line in shown for line in range(first, remark.line)):
        raise Refusal(422, "Unprocessable Entity", ("Start line could not be resolved",))
    if remark.start_line is not None and first >= remark.line:
        raise Refusal(422, "Unprocessable Entity", ("Start line must precede the end line",))
