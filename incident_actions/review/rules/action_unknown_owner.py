"""An item whose owner nothing can be assigned to."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="action-unknown-owner",
    group=Group.ACTIONS,
    title="An owner to whom nothing can be assigned",
    why="Its issue will belong to nobody, and nobody will be reminded of it.",
    bad="Add memory limits to the template (@no-such-login, due 2026-12-01)",
    good="Add memory limits to the template (@ana, due 2026-12-01, prevent)",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item whose owner is known not to be assignable in this repository."""
    for item in open_items(document, context):
        owner = item.read.owner
        if owner is not None and context.assignable.get(owner) is False:
            better = "Write the login of somebody who has access to this repository, or give them access."
            yield found(RULE, item.place, f"@{owner}", better)
