"""An item without an owner."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="action-no-owner",
    group=Group.ACTIONS,
    title="An item without an owner",
    why="What belongs to everybody is done by nobody: without one name there is nobody to ask.",
    bad="Add memory limits to the template (due 2026-12-01)",
    good="Add memory limits to the template (@ana, due 2026-12-01, prevent)",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item that names nobody."""
    for item in open_items(document, context):
        if not item.owned:
            yield found(
                RULE, item.place, item.line, "Write one login after the text: `(@ana, due 2026-12-01)`."
            )
