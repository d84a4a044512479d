"""An item that says nothing of what."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.verbs import verb, words

RULE = Rule(
    id="action-no-object",
    group=Group.ACTIONS,
    title="An item that says nothing of what",
    why="In a month, nobody will know what was meant.",
    bad="Fix it (@ana, due 2026-12-01)",
    good="Retry a failed upload at most 3 times (@ana, due 2026-12-01, mitigate)",
    severity=Severity.WARNING,
)

_DEFECTS = frozenset({"issue", "problem", "bug", "defect", "fault", "incident", "root", "cause"})
_NAMELESS = _DEFECTS | {"thing", "fix", "same", "solution", "code"}
_DEFECT = "Say which one, by what it does or by its number: “Round refunds in yen to whole yen”."
_PART = "Name the part of the system: “Retry a failed upload at most 3 times”."


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item that is a verb and words such as *it*, *this* or *the issue*."""
    for item in open_items(document, context):
        if item.words and verb(item.words[0]) and not set(item.words[1:]) - words()["empty"] - _NAMELESS:
            yield found(RULE, item.place, item.text, _DEFECT if _DEFECTS & set(item.words) else _PART)
