"""`/hypothesis`: what might be the cause."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, HypothesisGiven
from incident_actions.text.calls import Call
from incident_actions.text.reading import required
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield HypothesisGiven(required(text, "The hypothesis", COMMAND.example), moment)


COMMAND = Command(
    name="hypothesis",
    usage="/hypothesis [at TIME] text",
    summary="Notes what might be the cause, with a number: H1, H2 and so on.",
    example="/hypothesis the connection pool is empty",
    read=read,
)
