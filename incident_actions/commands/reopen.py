"""`/reopen`: it is not over after all."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect, Reopen
from incident_actions.incident.facts import Fact, ReopenGiven
from incident_actions.incident.labelling import exactly
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.reading import required
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield ReopenGiven(required(text, "The reason", "/reopen errors are back"), moment)


def decide(incident: Incident, _: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    if incident.resolved and not incident.overtaken("status", answering.at):
        yield Reopen()
        yield from exactly("status", "investigating", incident)


COMMAND = Command(
    name="reopen",
    usage="/reopen [at TIME] why",
    summary="Not resolved after all: opens the issue again.",
    example="/reopen errors are back",
    read=read,
    decide=decide,
)
