"""The thread as it will stand once effects are applied: so that a plan can be made in one go, and rehearsed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import reduce

from incident_actions.effects import (
    AddLabel,
    Assign,
    Close,
    DeleteComment,
    Effect,
    FileIssue,
    OpenPullRequest,
    RemoveLabel,
    Reopen,
    Unassign,
    Verdict,
    WriteComment,
)
from incident_actions.thread import (
    Assigned,
    Closed,
    Comment,
    Entry,
    Labeled,
    LinkedIssue,
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

#: How our own account stands in an imagined thread.
US = Person(0, "us", bot=True, ours=True)


def imagine(thread: Thread, effects: Iterable[Effect], now: datetime) -> Thread:
    """The thread after all of `effects`, done by us at `now`."""
    return reduce(lambda before, effect: _after(before, effect, now), effects, thread)


def _after(thread: Thread, effect: Effect, now: datetime) -> Thread:
    match effect:
        case AddLabel(label) if label not in thread.labels:
            return _add(replace(thread, labels=(*thread.labels, label)), Labeled(now, US, label))
        case RemoveLabel(label) if label in thread.labels:
            kept = tuple(each for each in thread.labels if each != label)
            return _add(replace(thread, labels=kept), Unlabeled(now, US, label))
        case Assign(login) if login not in {each.login for each in thread.assignees}:
            who = _person(thread, login)
            return _add(replace(thread, assignees=(*thread.assignees, who)), Assigned(now, US, who))
        case Unassign(login):
            kept_people = tuple(each for each in thread.assignees if each.login != login)
            return _add(replace(thread, assignees=kept_people), Unassigned(now, US, _person(thread, login)))
        case Close(reason) if thread.open:
            return _add(replace(thread, open=False), Closed(now, US, reason))
        case Reopen() if not thread.open:
            return _add(replace(thread, open=True), Reopened(now, US))
        case WriteComment(issue=None):
            return _written(thread, effect, now)
        case DeleteComment(comment):
            entries = tuple(each for each in thread.entries if not _is(each, comment))
            return replace(thread, entries=entries)
        case Verdict():
            return _judged(thread, effect, now)
        case OpenPullRequest(branch=branch, path=path):
            pull = PullRequest(0, "", branch, PullState.OPEN, draft=True, paths=(path,))
            return _add(replace(thread, drafted=True), Referenced(now, pull))
        case FileIssue():
            return _add(thread, Referenced(now, _filed(effect)))
        case _:
            return thread


def _add(thread: Thread, entry: Entry) -> Thread:
    return replace(thread, entries=(*thread.entries, entry))


def _is(entry: Entry, comment: int) -> bool:
    return isinstance(entry, Comment) and entry.id == comment


def _written(thread: Thread, effect: WriteComment, now: datetime) -> Thread:
    if effect.comment is None:
        latest = max((each.id for each in thread.comments), default=0)
        return _add(thread, Comment(latest + 1, US, effect.body, now))
    return _each_comment(thread, effect.comment, body=effect.body)


def _judged(thread: Thread, effect: Verdict, now: datetime) -> Thread:
    comment = next((each for each in thread.comments if each.id == effect.comment), None)
    if comment is None:
        return thread
    return _each_comment(
        thread, comment.id, reactions=(*comment.reactions, Reaction(effect.sign, now, ours=True))
    )


def _each_comment(thread: Thread, comment: int, **changes: object) -> Thread:
    entries = tuple(
        replace(each, **changes) if isinstance(each, Comment) and each.id == comment else each  # type: ignore[arg-type] # the callers' names are fields
        for each in thread.entries
    )
    return replace(thread, entries=entries)


def _person(thread: Thread, login: str) -> Person:
    people = (*thread.assignees, *(each.author for each in thread.comments if each.author), thread.author)
    return next((each for each in people if each and each.login == login), Person(0, login))


def _filed(effect: FileIssue) -> LinkedIssue:
    assignees = () if effect.assignee is None else (effect.assignee,)
    return LinkedIssue(
        0, "", effect.title, effect.body, True, True, labels=effect.labels, assignees=assignees
    )
