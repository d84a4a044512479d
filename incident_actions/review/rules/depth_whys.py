"""Fewer than three whys answered."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.whys import answered

RULE = Rule(
    id="depth-whys",
    group=Group.DEPTH,
    title="Fewer than three whys answered",
    why="The first answer is mostly the trigger. What can be changed lies a few questions further.",
    bad="1. Why did it happen? The disk was full.",
    good=(
        "1. Why did it happen? The disk was full. 2. Why was that? Logs are kept for ever. 3. Why was that? "
        "No service has a retention by default."
    ),
    severity=Severity.WARNING,
)

_WANTED = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The heading of the root cause, where the chain below it has fewer than three answers."""
    heading = document.heading("Root cause")
    if heading is None:
        return
    count = len(answered(document))
    if count < _WANTED:
        why = f"{count} of {_WANTED} whys are answered here. {RULE.why}"
        better = "Answer each with what the system did or lacked, and ask why of that answer."
        yield found(RULE, heading.start, heading.text, better, why=why)
