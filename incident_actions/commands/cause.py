"""`/cause`: a note for the post-mortem's section."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, NoteGiven, Section
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield NoteGiven(Section.CAUSE, required(call.text, "The cause", COMMAND.example))


COMMAND = Command(
    name="cause",
    usage="/cause text",
    summary="Notes for the post-mortem what made it possible.",
    example="/cause retried requests never gave their connection back",
    read=read,
)
