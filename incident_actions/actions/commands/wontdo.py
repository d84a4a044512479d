"""`/wontdo`: it is not worth it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.facts import Dropped, ItemFact
from incident_actions.actions.item import Item, ItemCommand, changed
from incident_actions.command import Answering, Reading
from incident_actions.effects import Close, Effect
from incident_actions.incident.item_record import MOST_REASON
from incident_actions.text.calls import Call
from incident_actions.text.markdown import shorten, visible
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    yield Dropped(required(call.text, "The reason", COMMAND.example))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, Dropped):
            why = shorten(visible(fact.why), MOST_REASON)
            yield changed(item, "wontdo", "won't do", fact.why, answering, dropped=why)
            yield Close("NOT_PLANNED")


COMMAND = ItemCommand(
    name="wontdo",
    usage="/wontdo why",
    summary="Closes the item as not planned; the post-mortem says why.",
    example="/wontdo the service goes away in March",
    read=read,
    decide=decide,
)
