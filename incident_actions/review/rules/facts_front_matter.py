"""Front matter that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="facts-front-matter",
    group=Group.FACTS,
    title="Front matter that cannot be read",
    why="Figures are counted from these keys, so what cannot be read is missing there.",
    bad="resolved: yesterday",
    good="resolved: 2026-11-23T15:10:00Z",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each thing wrong in the front matter."""
    for place, read, told in document.front.problems:
        yield found(RULE, place, read, told)
