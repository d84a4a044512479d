"""The thread as it will stand once effects are applied, so that a plan is made in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import TypeGuard

from incident_actions.effects import (
    AddLabel,
    Assign,
    BackToDraft,
    Close,
    CloseIssue,
    ClosePullRequest,
    DeleteComment,
    DescribePullRequest,
    DropReview,
    Effect,
    FileIssue,
    HandOver,
    OpenPullRequest,
    RemoveLabel,
    Reopen,
    ReopenIssue,
    RequestReviews,
    ReviseDraft,
    RewriteIssue,
    RewriteRemark,
    SetMilestone,
    SubmitReview,
    Suggest,
    Unassign,
    Verdict,
    WriteComment,
)
from incident_actions.imagine_linked import US, linked_after
from incident_actions.thread import (
    Assigned,
    Closed,
    Comment,
    Entry,
    Labeled,
    LinkedIssue,
    Milestone,
    Person,
    PullRequest,
    PullState,
    Reaction,
    Referenced,
    Reopened,
    Thread,
    Unassigned,
    Unlabeled,
)


def imagine(thread: Thread, effects: Iterable[Effect], now: datetime) -> Thread:
    """The thread after all of `effects`, done by us at `now`.

    What they make has no number yet: a pull request has 0, issues and remarks count down from -1; nor has a
    new commit its name.
    """
    return reduce(lambda before, effect: _after(before, effect, now), effects, thread)


def _after(thread: Thread, effect: Effect, now: datetime) -> Thread:
    match effect:
        case AddLabel() | RemoveLabel():
            return _labelled(thread, effect, now)
        case Assign() | Unassign():
            return _assigned(thread, effect, now)
        case RewriteIssue(issue=number) if number == thread.number:
            return replace(thread, body=effect.body)
        case Close() | Reopen():
            return _itself(thread, effect, now)
        case WriteComment(issue=None) | DeleteComment() | Verdict():
            return _commented(thread, effect, now)
        case OpenPullRequest() | FileIssue():
            return _made(thread, effect, now)
        case (
            RequestReviews()
            | DescribePullRequest()
            | BackToDraft()
            | ClosePullRequest()
            | Suggest()
            | RewriteRemark()
            | SubmitReview()
            | DropReview()
            | ReviseDraft()
            | WriteComment()
            | CloseIssue()
            | ReopenIssue()
            | RewriteIssue()
            | HandOver()
            | SetMilestone()
        ):
            return _each_source(thread, lambda source: linked_after(source, effect, now))
        case _:
            return thread


def _itself(thread: Thread, effect: Close | Reopen, now: datetime) -> Thread:
    match effect:
        case Close(reason) if thread.open:
            return _add(replace(thread, open=False), Closed(now, US, reason))
        case Reopen() if not thread.open:
            return _add(replace(thread, open=True), Reopened(now, US))
        case _:
            return thread


def _labelled(thread: Thread, effect: AddLabel | RemoveLabel, now: datetime) -> Thread:
    others = tuple(each for each in thread.labels if each.lower() != effect.label.lower())
    present = others != thread.labels
    if isinstance(effect, AddLabel) and not present:
        return _add(replace(thread, labels=(*others, effect.label)), Labeled(now, US, effect.label))
    if isinstance(effect, RemoveLabel) and present:
        return _add(replace(thread, labels=others), Unlabeled(now, US, effect.label))
    return thread


def _assigned(thread: Thread, effect: Assign | Unassign, now: datetime) -> Thread:
    others = tuple(each for each in thread.assignees if each.login.lower() != effect.login.lower())
    present, who = others != thread.assignees, _person(thread, effect.login)
    if isinstance(effect, Assign) and not present:
        return _add(replace(thread, assignees=(*others, who)), Assigned(now, US, who))
    if isinstance(effect, Unassign) and present:
        return _add(replace(thread, assignees=others), Unassigned(now, US, who))
    return thread


def _commented(thread: Thread, effect: WriteComment | DeleteComment | Verdict, now: datetime) -> Thread:
    match effect:
        case WriteComment(comment=None):
            latest = max((each.id for each in thread.comments), default=0)
            return _add(thread, Comment(latest + 1, US, effect.body, now))
        case WriteComment(comment=comment):
            return _each_entry(
                thread,
                lambda each: (
                    replace(each, body=effect.body, edited_at=now, edited_by=US)
                    if _is(each, comment)
                    else each
                ),
            )
        case DeleteComment(comment):
            return replace(thread, entries=tuple(each for each in thread.entries if not _is(each, comment)))
        case Verdict(comment, sign):
            given = Reaction(sign, now, ours=True, planned=True)
            return _each_entry(
                thread,
                lambda each: (
                    replace(each, reactions=(*each.reactions, given)) if _is(each, comment) else each
                ),
            )


def _made(thread: Thread, effect: OpenPullRequest | FileIssue, now: datetime) -> Thread:
    if isinstance(effect, OpenPullRequest):
        pull = PullRequest(
            0,
            "",
            effect.branch,
            PullState.OPEN,
            draft=True,
            paths=(effect.path,),
            body=effect.body,
            ours=True,
        )
        return _add(replace(thread, drafted=True), Referenced(now, pull))
    planned = sum(isinstance(each, Referenced) and each.source.number < 0 for each in thread.entries)
    issue = LinkedIssue(
        number=-1 - planned,
        url="",
        title=effect.title,
        body=effect.body,
        open=True,
        ours=True,
        labels=effect.labels,
        assignees=(effect.assignee,) if effect.assignee else (),
        milestone=Milestone(0, effect.milestone, open=True) if effect.milestone else None,
    )
    return _add(thread, Referenced(now, issue))


def _add(thread: Thread, entry: Entry) -> Thread:
    return replace(thread, entries=(*thread.entries, entry))


def _is(entry: Entry, comment: int | None) -> TypeGuard[Comment]:
    return isinstance(entry, Comment) and entry.id == comment


def _each_entry(thread: Thread, change: Callable[[Entry], Entry]) -> Thread:
    return replace(thread, entries=tuple(change(each) for each in thread.entries))


def _each_source(
    thread: Thread, change: Callable[[PullRequest | LinkedIssue], PullRequest | LinkedIssue]
) -> Thread:
    return _each_entry(
        thread,
        lambda each: replace(each, source=change(each.source)) if isinstance(each, Referenced) else each,
    )


def _person(thread: Thread, login: str) -> Person:
    people = (*thread.assignees, *(each.author for each in thread.comments if each.author), thread.author)
    return next((each for each in people if each and each.login.lower() == login.lower()), Person(0, login))
