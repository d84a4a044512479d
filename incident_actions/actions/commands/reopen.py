"""`/reopen`: it is not done after all, and why."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.changes import change, news
from incident_actions.actions.facts import ItemFact, TakenUp
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect, Reopen
from incident_actions.errors import CommandError
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    yield TakenUp(required(call.text, "The reason", COMMAND.example))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, TakenUp):
            if item.thread.open and news(item, answering, done="", dropped=""):
                raise CommandError("This item is open. `/due` moves its date.")
            yield from change(
                item, "reopened", fact.why, answering, Reopen(), done="", dropped="", finisher=None
            )


COMMAND = ItemCommand(
    name="reopen",
    usage="/reopen why",
    summary="Opens the item again: it is not done, or will be done after all.",
    example="/reopen the limits are gone again",
    read=read,
    decide=decide,
)
