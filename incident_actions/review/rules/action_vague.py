"""A wish instead of an action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.items import Item, open_items
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.verbs import words
from incident_actions.review.wishes import sharper, wish_in

RULE = Rule(
    id="action-vague",
    group=Group.ACTIONS,
    title="A wish instead of an action",
    why="Nobody can tell when it is done, so it never is.",
    bad="Improve monitoring (@ana, due 2026-12-01)",
    good="Alert when the oldest message is older than 5 minutes (@ana, due 2026-12-01, detect)",
    severity=Severity.WARNING,
)

_FIGURE = re.compile(
    r"[\d`:]|\b(?:so that|when|by|until|if|from|with (?:an?|the|its|their) (?!teams?\b|vendor|provider))",
    re.I,
)
#: So many narrower words, such as *the queue*, do not yet say what will be different there.
_NARROWER = 3


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each open item that is a wish by its words, or a weak verb with a whole field of work behind it."""
    for item in open_items(document, context):
        wish = wish_in(item.text)
        if wish is not None or _broad(item):
            better = wish.better if wish else ""
            yield found(RULE, item.place, item.text, better or sharper(item.words))


def _broad(item: Item) -> bool:
    """Whether no figure and no outcome goes beyond `improve the monitoring of things`."""
    first, *rest = item.words or ("",)
    weak, broad = words()["weak"], words()["broad"]
    said = [word for word in rest if word not in words()["empty"]]
    if first not in weak | words()["better"] or not said or _FIGURE.search(item.text):
        return False
    narrower = [word for word in said if word not in broad and word not in weak]
    return not narrower or (first in words()["better"] and len(narrower) <= _NARROWER)
