"""`/unblocked`: it waits for nothing any more."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.changes import change, news
from incident_actions.actions.facts import BlockedBy, ItemFact
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.text.calls import Call


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    yield BlockedBy(None, " ".join(call.text.split()))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, BlockedBy):
            before = item.record.blocked
            if before is None and news(item, answering, blocked=None):
                raise CommandError("Nothing blocks this item. `/blocked #14` says that something does.")
            said = f"no longer blocked by #{before}" if before else "no longer blocked"
            yield from change(item, said, fact.why, answering, blocked=None)


COMMAND = ItemCommand(
    name="unblocked",
    usage="/unblocked [why]",
    summary="The item waits for nothing any more; reminders go on.",
    example="/unblocked",
    read=read,
    decide=decide,
)
