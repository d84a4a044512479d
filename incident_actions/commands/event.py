"""`/event`: something happened, now or earlier."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, Row
from incident_actions.text.calls import Call
from incident_actions.text.reading import required
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield Row(required(text, "What happened", "/event at 14:32 the error rate passed 5 %"), moment)


COMMAND = Command(
    name="event",
    usage="/event [at TIME] text",
    summary="A row in the timeline.",
    example="/event at 14:32 the error rate passed 5 %",
    read=read,
    instead_of=("log", "note", "timeline"),
)
