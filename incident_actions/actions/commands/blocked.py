"""`/blocked`: it waits for another issue, and nobody is reminded of it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.facts import BlockedBy, ItemFact
from incident_actions.actions.item import Item, ItemCommand, changed
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.relations import issues
from incident_actions.text.calls import Call


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    first, *more = issues(call.text.removeprefix("by "), COMMAND.example)
    if more:
        raise CommandError("One issue, please: the one that has to be done first.", at=f"#{more[0]}")
    yield BlockedBy(first)


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, BlockedBy) and fact.issue is not None:
            if fact.issue == item.number:
                raise CommandError("That is this item itself. For which other one does it wait?")
            if not answering.context.issues.get(fact.issue, False):
                raise CommandError(f"There is no issue #{fact.issue} here.", at=str(fact.issue))
            yield changed(item, "blocked", f"blocked by #{fact.issue}", "", answering, blocked=fact.issue)


COMMAND = ItemCommand(
    name="blocked",
    usage="/blocked #14",
    summary="The item waits for another issue; until `/unblocked` nobody is reminded of it.",
    example="/blocked #14",
    read=read,
    decide=decide,
)
