"""`/started`: corrects when it began."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, Mark, TimeGiven
from incident_actions.text.calls import Call
from incident_actions.text.times import only_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    yield TimeGiven(Mark.STARTED, only_time(call.text, reading.clock, "/started 14:32"))


COMMAND = Command(
    name="started",
    usage="/started TIME [why]",
    summary="Corrects when it started.",
    example="/started 14:32",
    read=read,
)
