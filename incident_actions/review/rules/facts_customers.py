"""A SEV1 without a word of customers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.config.place import Place
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="facts-customers",
    group=Group.FACTS,
    title="A SEV1 without a word of customers",
    why=(
        "At this severity somebody outside suffered, and the document does not say who, or what they were "
        "told."
    ),
    bad="The API answered with 503 for an hour.",
    good="No customer could pay for an hour; the status page said so from 14:25.",
    severity=Severity.ERROR,
)

_CUSTOMERS = re.compile(
    r"\b(?:customers?|users?|clients?|subscribers?|visitors?|shoppers?|buyers?|merchants?|tenants?|patients?"
    r"|students?|readers?|guests?|passengers?|players?|members?|viewers?|partners?|status ?page)\b",
    re.I,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The heading of the impact in a document of `severity: sev1`, where no word names those outside."""
    if document.front.word("severity").lower() != "sev1":
        return
    if any(_CUSTOMERS.search(block.text) for block in document.blocks if not block.asks):
        return
    heading = document.heading("Impact")
    place, read = (heading.start, heading.text) if heading else (Place(1, 1), "")
    better = (
        "Say who outside could not do what, and where and when they were told; or that nobody was hit, and "
        "how that is known."
    )
    yield found(RULE, place, read, better)
