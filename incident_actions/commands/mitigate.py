"""`/mitigate`: users no longer suffer."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident import transitions
from incident_actions.incident.facts import Fact
from incident_actions.text.calls import Call
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield from transitions.reached("mitigated", text, moment)


COMMAND = Command(
    name="mitigate",
    usage="/mitigate [at TIME] [text]",
    summary="Users no longer suffer.",
    example="/mitigate at 14:52 rolled back to v41",
    read=read,
    decide=transitions.decide,
    aliases=("mitigated",),
)
