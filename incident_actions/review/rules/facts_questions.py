"""A question of the template that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled

RULE = Rule(
    id="facts-questions",
    group=Group.FACTS,
    title="A question of the template that nobody has answered",
    why="It stands where an answer is wanted, and looks like one from afar.",
    bad="_Who could not do what, how many, for how long?_",
    good="Nobody could pay by card; 212 customers tried.",
    severity=Severity.WARNING,
)

#: Where one of these has nothing else, the rules about depth have said so.
_DEEP = ("contributing factors", "what went well")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each question in emphasis that stands by itself."""
    for block in document.blocks:
        if block.asks and not (block.section in _DEEP and not filled(document, block.section)):
            read = block.text if len(block.text) <= 100 else block.text[:99] + "…"
            yield found(RULE, block.start, read, "Put the answer in its place, or take it out.")
