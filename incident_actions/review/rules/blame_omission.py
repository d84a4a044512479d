"""What people failed to do."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-omission",
    group=Group.BLAME,
    title="What people failed to do",
    why=(
        "What somebody did not do explains nothing: it happened as it did since something else called for "
        "attention, or nothing called for this."
    ),
    bad="The on-call engineer failed to escalate.",
    good="The page did not say whom to escalate to, and the policy waits for 30 minutes.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
