"""Human error as a cause."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-human-error",
    group=Group.BLAME,
    title="Human error as a cause",
    why=(
        "“Human error” is where the questions begin, and here it ends them: it says that somebody was there,"
        " not why it could happen."
    ),
    bad="The outage was caused by human error during the failover.",
    good="The failover has eleven manual steps, and two of them look alike.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
