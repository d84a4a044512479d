"""`/done`: it is done, and what was done: the proof that the next reader looks for."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.changes import change, closed_before, news
from incident_actions.actions.facts import Finished, ItemFact
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Close, Effect
from incident_actions.errors import CommandError
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
            if news(item, answering, done=what):
                _check(item, answering)
            close = Close("COMPLETED")
            yield from change(item, "done", fact.what, answering, close, done=what, dropped="")


def _check(item: Item, answering: Answering) -> None:
    """Raises CommandError where it was closed as not planned."""
    if closed_before(item, answering) not in {None, "COMPLETED"}:
        raise CommandError(
            "This item was closed as not planned. Reopen the issue first, if it is done after all."
        )


COMMAND = ItemCommand(
    name="done",
    usage="/done what was done",
    summary="Closes the item as done; the words, or a link, are its proof.",
    example="/done the limits are in the template, #50",
    read=read,
    decide=decide,
    instead_of=("close", "closed", "complete", "finished", "fixed", "resolve", "resolved"),
)
