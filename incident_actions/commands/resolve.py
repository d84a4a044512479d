"""`/resolve`: the service is restored; closes the issue."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident import transitions
from incident_actions.incident.facts import Fact
from incident_actions.text.calls import Call
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield from transitions.reached("resolved", text, moment)


COMMAND = Command(
    name="resolve",
    usage="/resolve [at TIME] [text]",
    summary="The service is restored. Closes the issue, tells the duration, starts the post-mortem.",
    example="/resolve all checkouts work again",
    read=read,
    decide=transitions.decide,
    aliases=("resolved",),
    instead_of=("close", "closed", "done", "fixed"),
)
