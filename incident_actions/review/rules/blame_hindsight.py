"""What people should have done."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-hindsight",
    group=Group.BLAME,
    title="What people should have done",
    why=(
        "In hindsight the right choice is plain. Learning begins with what was known at that moment, and why"
        " the choice made sense."
    ),
    bad="Ben should have checked the lag before the failover.",
    good="The failover script does not show the replica's lag, which was three hours.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
