"""A question of the template that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.inline import THING
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled
from incident_actions.review.whys import explained
from incident_actions.text.markdown import shorten

RULE = Rule(
    id="facts-questions",
    group=Group.FACTS,
    title="A question of the template that nobody has answered",
    why="A question of the template still stands here, and looks like an answer from afar.",
    bad="_Who could not do what, how many, for how long?_",
    good="Nobody could pay by card; 212 customers tried.",
    severity=Severity.WARNING,
)

#: Where one of these has nothing else, another rule has said so.
_TOLD = ("summary", "contributing factors", "what went well")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each question in emphasis that stands by itself."""
    for block in document.blocks:
        if block.asks and not _told(document, block.section):
            read = shorten(block.text.replace(THING, "…"), 100)
            yield found(RULE, block.start, read, "Put the answer in its place, or take it out.")


def _told(document: Document, section: str) -> bool:
    if section == "root cause":
        return not explained(document)
    return section in _TOLD and not filled(document, section)
