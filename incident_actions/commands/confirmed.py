"""`/confirmed`: a hypothesis has proved true."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident import hypotheses
from incident_actions.incident.facts import Fact
from incident_actions.text.calls import Call


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    yield hypotheses.judged(call, reading, confirmed=True, example=COMMAND.example)


COMMAND = Command(
    name="confirmed",
    usage="/confirmed [at TIME] H1 [because …]",
    summary="A hypothesis has proved true.",
    example="/confirmed H1 because the pool showed no free connection",
    read=read,
    decide=hypotheses.decide,
)
