"""An item with two owners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="action-two-owners",
    group=Group.ACTIONS,
    title="An item with two owners",
    why="Of two owners each may wait for the other.",
    bad="Add memory limits to the template (@ana and @ben, due 2026-12-01)",
    good="Add memory limits to the template (@ana, due 2026-12-01, prevent)",
    severity=Severity.WARNING,
)

_LOGIN = r"@[A-Za-z0-9][A-Za-z0-9-]*"
_SEVERAL = re.compile(rf"{_LOGIN}(?:(?:\s*(?:,|&|\+|/)\s*|\s+(?:and|or|with)\s+|\s+){_LOGIN})+")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item in which logins stand together."""
    for item in open_items(document, context):
        if several := _SEVERAL.search(item.line):
            better = "Name the one who will see to it, or make it two items; the other may help all the same."
            yield found(RULE, item.place, several[0], better)
