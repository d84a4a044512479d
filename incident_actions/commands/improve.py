"""`/improve`: a note for the post-mortem's section."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, NoteGiven, Section
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield NoteGiven(Section.IMPROVE, required(call.text, "What could improve", COMMAND.example))


COMMAND = Command(
    name="improve",
    usage="/improve text",
    summary="Notes for the post-mortem what the system made hard.",
    example="/improve nobody could see the state of the pool",
    read=read,
)
