"""`/assign`: somebody else does it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.actions.changes import change
from incident_actions.actions.facts import ItemFact, OwnerNamed
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Assign, Effect, Unassign
from incident_actions.errors import CommandError
from incident_actions.text.calls import Call
from incident_actions.text.reading import login, required

_TO = re.compile(r"\Ato\s+", re.I)
_ANOTHER = re.compile(r"(?:and\s+)?(@[A-Za-z0-9-]{1,39})(?=$|,|\s+(?:and\s+)?@)", re.I)


def read(call: Call, reading: Reading) -> Iterator[ItemFact]:
    words = _TO.sub("", required(call.text, "The login", COMMAND.example))
    word, *more = words.split(maxsplit=1)
    name, why = word.rstrip(",;:."), " ".join(more)
    if another := _ANOTHER.match(why):
        raise CommandError("One owner, please: who does it answers for it.", at=another[1])
    yield OwnerNamed(reading.author.login if name.lower() in {"me", "myself"} else login(name), why)


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, OwnerNamed):
            if answering.context.assignable.get(fact.login) is False:
                raise CommandError(
                    f"{fact.login} cannot be assigned here. Is the login right?", at=fact.login
                )
            others = [each for each in item.thread.assignees if each.login.lower() != fact.login.lower()]
            hands: tuple[Effect, ...] = (Assign(fact.login), *(Unassign(each.login) for each in others))
            said, before = f"{fact.login} does it", others[0].login if others else ""
            yield from change(item, said, fact.why, answering, *hands, instead=before, owner=fact.login)


COMMAND = ItemCommand(
    name="assign",
    usage="/assign @login [why]",
    summary="Hands the item to somebody; `/assign me` takes it.",
    example="/assign @ana",
    read=read,
    decide=decide,
    instead_of=("owner", "take", "unassign"),
)
