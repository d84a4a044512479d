"""A figure that the times do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from incident_actions.postmortem.spans import TIMES
from incident_actions.review.document import Block, Document
from incident_actions.review.front_matter import FrontMatter
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.spans import amount
from incident_actions.text.moments import in_words

RULE = Rule(
    id="facts-figures",
    group=Group.FACTS,
    title="A figure that the times do not give",
    why="The table and the front matter tell of one incident, and figures over many count from the latter.",
    bad="Time to resolve, from 14:05 (detected) to 15:11 (resolved): 44 min.",
    good="Time to resolve, from 14:05 (detected) to 15:11 (resolved): 66 min.",
    severity=Severity.WARNING,
)

_MINUTE = timedelta(minutes=1)
#: `2026-11-23 14:05 (detected)`; what says more than that is counted from no moment alone.
_POINT = re.compile(rf"[^();]*\(({'|'.join(TIMES)})\)\s*", re.I)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each row of a table that goes from one named moment to another, and gives another span than they do."""
    for section in ("Timeline", "Impact"):
        for row in document.rows(section):
            first, last, took = (_cell(row, column) for column in ("from", "to", "took"))
            if first and last and took:
                yield from _compared(row[0], first, last, took, document.front)


def _cell(row: tuple[Block, ...], column: str) -> Block | None:
    """The cell of a column; `From (UTC)` is `from`."""
    return next((each for each in row if each.column.lower().split()[:1] == [column]), None)


def _compared(name: Block, first: Block, last: Block, took: Block, front: FrontMatter) -> Iterator[Finding]:
    start, end = _POINT.fullmatch(first.text), _POINT.fullmatch(last.text)
    said = took.text.strip()
    if start and end and (right := _right(start[1].lower(), end[1].lower(), said, front)):
        better = f"By the front matter it is {right}: mend the one that is wrong."
        yield found(RULE, took.start, f"{name.text.strip()}: {said}", better)


def _right(first: str, last: str, said: str, front: FrontMatter) -> str | None:
    """What it is instead of what is said; None where that is right, or no rule of this one's."""
    start, end = front.times.get(first), front.times.get(last)
    if start is None or end is None:
        return "unknown" if amount(said) else None
    return None if end < start or _says(said, end - start) else in_words(end - start)


def _says(said: str, span: timedelta) -> bool:
    """Whether a cell gives the span, but for what its smallest unit rounds away."""
    stated = amount(said.removeprefix("about "))
    if stated is None:
        return said == in_words(span) or said.startswith("unknown:")
    return (
        timedelta() <= span - stated.span < stated.unit
        or abs(span - stated.span) <= stated.unit / 2 + _MINUTE
    )
