"""Nothing that went well."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled

RULE = Rule(
    id="depth-went-well",
    group=Group.DEPTH,
    title="Nothing that went well",
    why="What helped is worth keeping, and is lost where nobody writes it down.",
    bad="An empty section.",
    good="The rollback took one minute, since the last build was still there.",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The heading, where nobody has written below it."""
    heading = document.heading("What went well")
    if heading is not None and not filled(document, "What went well"):
        better = "Write one line at least; ask those who were there."
        yield found(RULE, heading.start, heading.text, better)
