"""`/hypothesis`: what might be the cause."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, HypothesisGiven
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.reading import required
from incident_actions.text.times import take_time

#: The record has room for so many.
MOST = 200


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield HypothesisGiven(required(text, "The hypothesis", COMMAND.example), moment)


def decide(incident: Incident, _: tuple[Fact, ...], __: Answering) -> Iterator[Effect]:
    if len(incident.hypotheses) >= MOST:
        raise CommandError(f"{MOST} hypotheses are kept, no more. `/event` notes this one in the timeline.")
    yield from ()


COMMAND = Command(
    name="hypothesis",
    usage="/hypothesis [at TIME] text",
    summary="Notes what might be the cause, with a number: H1, H2 and so on.",
    example="/hypothesis the connection pool is empty",
    read=read,
    decide=decide,
)
