"""An item that begins with no verb."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.verbs import verb
from incident_actions.review.wishes import wish_in

RULE = Rule(
    id="action-no-verb",
    group=Group.ACTIONS,
    title="An item that begins with no verb",
    why="A noun names a topic; only a verb says what will be done to it.",
    bad="Memory limits (@ana, due 2026-12-01)",
    good="Add memory limits to the deployment template (@ana, due 2026-12-01, prevent)",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item whose first word is no verb that we know; of *better* things, `action-vague` tells."""
    for item in open_items(document, context):
        if item.words and not verb(item.words[0]) and wish_in(item.text) is None:
            better = f"Begin with what will be done, such as “Add {item.text[:1].lower()}{item.text[1:60]}”."
            yield found(RULE, item.place, item.text, better)
