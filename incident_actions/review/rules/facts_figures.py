"""A figure that the times do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from incident_actions.review.document import Document
from incident_actions.review.front_matter import TIMES
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.spans import amount
from incident_actions.text.moments import in_words

RULE = Rule(
    id="facts-figures",
    group=Group.FACTS,
    title="A figure that the times do not give",
    why="The table and the front matter tell of one incident, and figures over many count from the latter.",
    bad="Time to resolve, detected to resolved: 44 min, where the times give 66 min.",
    good="Time to resolve, detected to resolved: 66 min.",
    severity=Severity.WARNING,
)

_MINUTE = timedelta(minutes=1)
_NAME = "|".join((*TIMES, "declared"))
_COUNTED = re.compile(rf"\s*({_NAME}) to ({_NAME})\s*", re.I)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each row of a table that is counted from one time to another, and says something else than they do."""
    for name, counted, took, *_ in (row for row in document.rows("Timeline") if len(row) > 2):
        if match := _COUNTED.fullmatch(counted.text):
            first, last = (document.front.times.get(each.lower()) for each in match.groups())
            said = took.text.strip()
            if first is None or last is None:
                right, is_right = "unknown", amount(said) is None
            else:
                right, is_right = in_words(last - first), last < first or _says(said, last - first)
            if not is_right:
                better = f"By the front matter it is {right}: mend the one that is wrong."
                yield found(RULE, took.start, f"{name.text.strip()}: {said}", better)


def _says(said: str, span: timedelta) -> bool:
    """Whether a cell gives the span, but for what its smallest unit rounds away."""
    stated = amount(said)
    if stated is None:
        return said == in_words(span) or said.startswith("unknown:")
    return (
        timedelta() <= span - stated.span < stated.unit
        or abs(span - stated.span) <= stated.unit / 2 + _MINUTE
    )
