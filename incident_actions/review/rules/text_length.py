"""Longer than two pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.review.document import Document, Kind
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="text-length",
    group=Group.TEXT,
    title="Longer than two pages",
    why="A short document is read, and so learnt from; a long one is filed.",
    bad="1,400 words of prose.",
    good="Two pages: what happened, what made it possible, what changes. The rest is linked.",
    severity=Severity.NOTICE,
)

#: Two pages, in words.
MOST = 1_000
_WORD = re.compile(r"\w[\w'’-]*")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The first heading, where people's prose passes two pages; timeline, tables and code are left out."""
    count = prose(document)
    top = next(iter(document.headings), None)
    if count > MOST and top is not None:
        why = f"{count:,} words of prose; two pages are about {MOST:,}. {RULE.why}"
        yield found(RULE, top.start, "", "Move details into linked pages.", why=why)


def prose(document: Document) -> int:
    """How many words people wrote."""
    return sum(
        len(_WORD.findall(block.text))
        for block in document.blocks
        if block.kind is not Kind.CELL and block.section != "timeline" and not block.asks
    )
