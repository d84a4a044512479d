"""`/ruled-out`: a hypothesis has proved false."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident import hypotheses
from incident_actions.incident.facts import Fact
from incident_actions.text.calls import Call


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    yield hypotheses.judged(call, reading, confirmed=False, example=COMMAND.example)


COMMAND = Command(
    name="ruled-out",
    usage="/ruled-out [at TIME] H1 [because …]",
    summary="A hypothesis has proved false.",
    example="/ruled-out H1 because the database answers in 3 ms",
    read=read,
    decide=hypotheses.decide,
)
