"""`/blocked`: it waits for another issue, and nobody is reminded of it meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.actions.changes import change
from incident_actions.actions.facts import BlockedBy, ItemFact
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.relations import issues
from incident_actions.text.calls import Call

_BY = re.compile(r"\A(?:by|on)\s+", re.I)
_ANOTHER = re.compile(r"(?:and\s+)?(#\d{1,9})\b", re.I)
_BECAUSE = re.compile(r"\A(?:because|for|until)\s+", re.I)


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    words = _BY.sub("", call.text, count=1).split(maxsplit=1)
    (issue,) = issues(" ".join(words[:1]).rstrip(":"), COMMAND.example)
    why = " ".join(words[1:])
    if more := _ANOTHER.match(why):
        raise CommandError("One issue, please: the one that has to be done first.", at=more[1])
    yield BlockedBy(issue, _BECAUSE.sub("", why, count=1))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, BlockedBy) and fact.issue is not None:
            if fact.issue == item.number:
                raise CommandError("That is this item itself. For which other one does it wait?")
            if not answering.context.issues.get(fact.issue, False):
                raise CommandError(f"There is no issue #{fact.issue} here.", at=str(fact.issue))
            yield from change(item, f"blocked by #{fact.issue}", fact.why, answering, blocked=fact.issue)


COMMAND = ItemCommand(
    name="blocked",
    usage="/blocked #14 [why]",
    summary="The item waits for another issue; until its end or `/unblocked` nobody is reminded.",
    example="/blocked #14",
    read=read,
    decide=decide,
)
