"""An item without a date."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="action-no-date",
    group=Group.ACTIONS,
    title="An item without a date",
    why="Without a date nothing is ever late, and nobody is reminded.",
    bad="Add memory limits to the template (@ana)",
    good="Add memory limits to the template (@ana, due 2026-12-01, prevent)",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item without a due date that can be read."""
    for item in open_items(document, context):
        if item.read.due is None:
            better = "Write a day, such as `due 2026-12-01`, `due in 2 weeks` or `due end of month`."
            yield found(RULE, item.place, item.line, better)
