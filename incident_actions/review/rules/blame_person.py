"""People as what broke it."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.blame import blamed
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="blame-person",
    group=Group.BLAME,
    title="People as what broke it",
    why=(
        "A person as the cause ends the search at the one thing that will not change: the next person stands"
        " at the same place, with the same tool."
    ),
    bad="Ben broke replication by changing the password on the primary.",
    good="The replica kept the old password, and nothing tells it when the primary's changes.",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each sentence that one of the rule's phrases is in."""
    yield from blamed(document, RULE)
