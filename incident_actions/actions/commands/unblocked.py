"""`/unblocked`: it waits for nothing any more."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.facts import BlockedBy, ItemFact
from incident_actions.actions.item import Item, ItemCommand, changed
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.text.calls import Call


def read(_: Call, __: Reading) -> Iterator[ItemFact]:
    yield BlockedBy(None)


def decide(item: Item, _: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    if answering.place + " unblocked" in dict(item.record.changes):
        return
    if item.record.blocked is None:
        raise CommandError("Nothing blocks this item. `/blocked #14` says that something does.")
    said = f"no longer blocked by #{item.record.blocked}"
    yield changed(item, "unblocked", said, "", answering, blocked=None)


COMMAND = ItemCommand(
    name="unblocked",
    usage="/unblocked",
    summary="The item waits for nothing any more; reminders go on.",
    example="/unblocked",
    read=read,
    decide=decide,
)
