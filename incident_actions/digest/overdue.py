"""Tells the owner of an action item, once and in working hours, that its date has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.effects import Effect, LabelIssue, WriteComment
from incident_actions.lists import ListedIssue, Lists
from incident_actions.messages.render import render
from incident_actions.text.markdown import plain
from incident_actions.text.markers import mark


def overdue(item: ListedIssue, today: date) -> bool:
    """Whether an open action item is past its date."""
    return item.open and item.due is not None and item.due < today


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """The label `overdue` says who has been told; comment and label go out together. One comment a person."""
    today = context.now.astimezone(context.config.zone).date()
    for item in lists.open_items:
        if labels.OVERDUE in item.labels and not overdue(item, today):
            yield LabelIssue(item.number, labels.OVERDUE, present=False)
    if not context.config.calendar.working(context.now):
        return
    late = [item for item in lists.open_items if overdue(item, today) and labels.OVERDUE not in item.labels]
    for owner in sorted({_owner(item) for item in late}):
        theirs = [item for item in late if _owner(item) == owner]
        if owner and not _told(owner, lists, today):
            yield _nag(owner, theirs, today, context)
        yield from (LabelIssue(item.number, labels.OVERDUE) for item in theirs)


def _owner(item: ListedIssue) -> str:
    return item.assignees[0] if item.assignees else ""


def _told(owner: str, lists: Lists, today: date) -> bool:
    """Whether this person has been told today already, of whichever item."""
    return any(_key(today) in item.told for item in lists.open_items if _owner(item) == owner)


def _key(today: date) -> str:
    return f"overdue {today.isoformat()}"


def _nag(owner: str, items: list[ListedIssue], today: date, context: Context) -> Effect:
    key = _key(today)
    text = render(
        context.templates,
        "overdue.md",
        owner=owner,
        items=[{"number": item.number, "title": plain(item.title), "due": str(item.due)} for item in items],
    )
    return WriteComment(key, mark(text, key), issue=items[0].number)
