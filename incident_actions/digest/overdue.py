"""What is past its date: an item, and the label that says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.effects import Effect, LabelIssue
from incident_actions.lists import ListedIssue, Lists


def overdue(item: ListedIssue, today: date) -> bool:
    """Whether an open action item is past its date."""
    return item.open and item.due is not None and item.due < today


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """The label is on what is overdue, and on nothing else."""
    today = context.now.astimezone(context.config.zone).date()
    for item in lists.open_items:
        late = overdue(item, today)
        if late is not (labels.OVERDUE in item.labels):
            yield LabelIssue(item.number, labels.OVERDUE, present=late)
