"""What a thread links, its pull request and its action items, as they will stand once effects are applied."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from incident_actions.effects import (
    BackToDraft,
    CloseIssue,
    ClosePullRequest,
    DescribePullRequest,
    DropReview,
    Effect,
    HandOver,
    ReopenIssue,
    RequestReviews,
    ReviseDraft,
    RewriteIssue,
    RewriteRemark,
    SetMilestone,
    SubmitReview,
    Suggest,
    WriteComment,
)
from incident_actions.thread import (
    Comment,
    LinkedIssue,
    Person,
    PullRequest,
    PullState,
    Remark,
    Review,
)

#: How our own account stands in an imagined thread.
US = Person(0, "us", bot=True, ours=True)

_Reviewing: TypeAlias = Suggest | RewriteRemark | SubmitReview | DropReview
_OnPull: TypeAlias = RequestReviews | DescribePullRequest | BackToDraft | ClosePullRequest | _Reviewing
"""What changes a pull request that is there."""


def linked_after(
    source: PullRequest | LinkedIssue, effect: Effect, now: datetime
) -> PullRequest | LinkedIssue:
    return (
        _issue_changed(source, effect, now)
        if isinstance(source, LinkedIssue)
        else _pull_changed(source, effect, now)
    )


def _issue_changed(issue: LinkedIssue, effect: Effect, now: datetime) -> LinkedIssue:
    match effect:
        case RewriteIssue(number, body, title) if number == issue.number:
            return replace(issue, body=body, title=title or issue.title)
        case HandOver(number, login) if number == issue.number:
            return replace(issue, assignees=(login,))
        case CloseIssue(number) if number == issue.number:
            return replace(issue, open=False, closed_at=now, reason="COMPLETED")
        case ReopenIssue(number) if number == issue.number:
            return replace(issue, open=True, closed_at=None, reason=None)
        case SetMilestone(title) if issue.milestone is not None and issue.milestone.title == title:
            milestone = replace(issue.milestone, open=effect.open, due=effect.due)
            return replace(issue, milestone=milestone)
        case _:
            return issue


def _pull_changed(pull: PullRequest, effect: Effect, now: datetime) -> PullRequest:
    match effect:
        case ReviseDraft(branch=branch) if branch == pull.branch:
            return replace(pull, head="")
        case WriteComment(issue=number) if number == pull.number:
            return replace(pull, comments=_said_of(pull.comments, effect, now))
        case (
            RequestReviews()
            | DescribePullRequest()
            | BackToDraft()
            | ClosePullRequest()
            | Suggest()
            | RewriteRemark()
            | SubmitReview()
            | DropReview()
        ) if pull.number == effect.pull:
            return _kept_up(pull, effect)
        case _:
            return pull


def _kept_up(pull: PullRequest, effect: _OnPull) -> PullRequest:
    match effect:
        case RequestReviews(logins=logins):
            return replace(pull, asked=True, reviewers=(*pull.reviewers, *logins))
        case DescribePullRequest(body=body):
            return replace(pull, body=body)
        case BackToDraft():
            return replace(pull, draft=True)
        case ClosePullRequest():
            return replace(pull, state=PullState.CLOSED)
        case Suggest() | RewriteRemark() | SubmitReview() | DropReview():
            return _reviewed(pull, effect)


def _reviewed(pull: PullRequest, effect: _Reviewing) -> PullRequest:
    match effect:
        case Suggest(body=body):
            said = sum(len(each.remarks) for each in pull.reviews)
            numbered = enumerate(effect.suggestions, said + 1)
            remarks = (Remark(-n, each.body, each.first, each.last) for n, each in numbered)
            return replace(pull, unsubmitted=Review(US, body, remarks=tuple(remarks)))
        case RewriteRemark():
            return replace(pull, reviews=tuple(_reworded(each, effect) for each in pull.reviews))
        case SubmitReview(body=body) if pull.unsubmitted is not None:
            submitted = replace(pull.unsubmitted, body=body)
            return replace(pull, unsubmitted=None, reviews=(*pull.reviews, submitted))
        case _:
            return replace(pull, unsubmitted=None)


def _reworded(review: Review, effect: RewriteRemark) -> Review:
    remarks = (
        replace(each, body=effect.body) if each.id == effect.remark else each for each in review.remarks
    )
    return replace(review, remarks=tuple(remarks))


def _said_of(comments: tuple[Comment, ...], effect: WriteComment, now: datetime) -> tuple[Comment, ...]:
    """The comments of a pull request once one of ours is written there."""
    if effect.comment is None:
        latest = max((each.id for each in comments), default=0)
        return (*comments, Comment(latest + 1, US, effect.body, now))
    return tuple(replace(each, body=effect.body) if each.id == effect.comment else each for each in comments)
