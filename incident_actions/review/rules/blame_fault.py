"""Fault and guilt."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-fault",
    group=Group.BLAME,
    title="Fault and guilt",
    why=(
        "Fault looks for an owner of the past. Who fears to be named tells less the next time, and the cause"
        " stays."
    ),
    bad="It was the author's fault that the rule went out untested.",
    good="The rule set has no test environment, so rules are seen at work in production first.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
