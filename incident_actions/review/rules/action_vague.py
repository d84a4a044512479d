"""A wish instead of an action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import Item, open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.verbs import words
from incident_actions.review.wishes import all_wishes

RULE = Rule(
    id="action-vague",
    group=Group.ACTIONS,
    title="A wish instead of an action",
    why="Nobody can tell when it is done, so it never is.",
    bad="Improve monitoring (@ana, due 2026-12-01)",
    good="Alert when the oldest message is older than 5 minutes (@ana, due 2026-12-01, detect)",
    severity=Severity.WARNING,
)

_FIGURE = re.compile(r"\d|`")
_SHARPER = (
    "Say what will be there afterwards that is not there now: “Alert when the oldest message is older than "
    "5 minutes” rather than “improve monitoring”."
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item that is a wish by its words, or a weak verb with a whole field of work behind it."""
    for item in open_items(document, context):
        text = item.text
        wish = next((wish for wish in all_wishes() if wish.regex.search(text)), None)
        if wish is not None:
            yield found(RULE, item.place, text, wish.better)
        elif _broad(item):
            yield found(RULE, item.place, text, _SHARPER)


def _broad(item: Item) -> bool:
    """Whether no figure, name or narrower word goes beyond `improve the monitoring of things`."""
    first, *rest = item.words or ("",)
    weak, broad = words()["weak"], words()["broad"]
    said = [word for word in rest if word not in words()["empty"]]
    return (
        first in weak
        and bool(said)
        and not _FIGURE.search(item.text)
        and all(word in broad or word in weak for word in said)
    )
