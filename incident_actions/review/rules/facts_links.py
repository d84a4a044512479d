"""A link that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.targets import wrong

RULE = Rule(
    id="facts-links",
    group=Group.FACTS,
    title="A link that leads nowhere",
    why="Whoever wants to check a claim needs what it rests on.",
    bad="[the runbook](../docs/runbok.md)",
    good="[the runbook](../docs/runbook.md)",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each relative link or anchor that leads to nothing in the repository; addresses are never looked up."""
    for link in document.links:
        if told := wrong(link.target, document, context):
            yield found(RULE, link.place, link.target, told)
