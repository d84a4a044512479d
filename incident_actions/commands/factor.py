"""`/factor`: a note for the post-mortem's section."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, NoteGiven, Section
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield NoteGiven(Section.FACTOR, required(call.text, "The factor", COMMAND.example))


COMMAND = Command(
    name="factor",
    usage="/factor text",
    summary="Notes for the post-mortem what made it more likely, longer or worse.",
    example="/factor the deployment went to all zones at once",
    read=read,
)
