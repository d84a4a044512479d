"""What people are like."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-character",
    group=Group.BLAME,
    title="What people are like",
    why=(
        "Character cannot be deployed. A judgement about people hides the conditions that would lead anybody"
        " there."
    ),
    bad="It was careless to drain three nodes at once.",
    good="The drain command takes any number of nodes, and does not say what still runs on them.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
