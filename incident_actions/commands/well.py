"""`/well`: a note for the post-mortem's section."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, NoteGiven, Section
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield NoteGiven(Section.WELL, required(call.text, "What went well", COMMAND.example))


COMMAND = Command(
    name="well",
    usage="/well text",
    summary="Notes for the post-mortem what helped.",
    example="/well the rollback took four minutes",
    read=read,
)
