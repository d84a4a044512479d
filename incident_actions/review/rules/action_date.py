"""A date in the past, or too far ahead."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import beyond, open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="action-date",
    group=Group.ACTIONS,
    title="A date in the past, or too far ahead",
    why="A date that has passed was never meant, and one that is far away is none.",
    bad="Add memory limits to the template (@ana, due 2019-01-01)",
    good="Add memory limits to the template (@ana, due 2026-12-01, prevent)",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item that is due before today, or later than three times `actions.due_within` from today."""
    last = beyond(context)
    for item in open_items(document, context):
        due = item.read.due
        if due is not None and due < context.today:
            better = f"Today is {context.today}: write a day to come, or tick the box if it is done."
            yield found(RULE, item.place, f"due {due}", better)
        elif due is not None and due > last:
            better = (
                f"Write a day until {last}, or a smaller first step; what can wait longer is one for *Ideas*."
            )
            yield found(RULE, item.place, f"due {due}", better)
