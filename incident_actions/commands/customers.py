"""`/customers told`: the duty to tell customers is done."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.errors import CommandError
from incident_actions.incident.facts import CustomersTold, Fact
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    early, text = take_time(call.text, reading.clock)
    word, text = (*text.split(maxsplit=1), "", "")[:2]
    if word.lower().rstrip(".,:;") != "told":
        got = f"{in_code(word)} is not understood." if word else "What about them?"
        raise CommandError(f"{got} Once they have been told, write `/customers told`.", at=word)
    moment, text = (early, text) if early else take_time(text, reading.clock)
    yield CustomersTold(text.strip(), moment)


COMMAND = Command(
    name="customers",
    usage="/customers told [at TIME] [text]",
    summary="Customers have been told: the duty to do so is done.",
    example="/customers told on the status page",
    read=read,
)
