"""No contributing factor."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled

RULE = Rule(
    id="depth-factors",
    group=Group.DEPTH,
    title="No contributing factor",
    why="An incident has more than one cause: something made it more likely, longer or worse.",
    bad="An empty section.",
    good="The dashboard averages over all partitions, which hid the stuck one.",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The heading, where nobody has written below it."""
    heading = document.heading("Contributing factors")
    if heading is not None and not filled(document, "Contributing factors"):
        better = "Write one line at least; ask those who were there."
        yield found(RULE, heading.start, heading.text, better)
