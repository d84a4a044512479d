"""`/related`: another issue has to do with this incident."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident import relations
from incident_actions.incident.facts import Fact, RelatedGiven
from incident_actions.text.calls import Call


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield from (RelatedGiven(number) for number in relations.issues(call.text, COMMAND.example))


COMMAND = Command(
    name="related",
    usage="/related #14",
    summary="Links issues that have to do with this incident.",
    example="/related #14",
    read=read,
    decide=relations.decide,
    asks_anew=True,
)
