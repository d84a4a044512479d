"""`/done`: it is done, and what was done: the proof that the next reader looks for."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.facts import Finished, ItemFact
from incident_actions.actions.item import Item, ItemCommand, changed
from incident_actions.command import Answering, Reading
from incident_actions.effects import Close, Effect
from incident_actions.incident.item_record import MOST_REASON
from incident_actions.text.calls import Call
from incident_actions.text.markdown import shorten, visible
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[ItemFact]:
    yield Finished(required(call.text, "What was done, or a link to it,", COMMAND.example))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, Finished):
            what = shorten(visible(fact.what), MOST_REASON)
            yield changed(item, "done", "done", fact.what, answering, done=what)
            yield Close("COMPLETED")


COMMAND = ItemCommand(
    name="done",
    usage="/done what was done",
    summary="Closes the item as done; the words, or a link, are its proof.",
    example="/done the limits are in the template, #50",
    read=read,
    decide=decide,
    instead_of=(
        "close",
        "closed",
        "complete",
        "completed",
        "finish",
        "finished",
        "fixed",
        "resolve",
        "resolved",
    ),
)
