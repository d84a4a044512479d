"""`/impact`: a note for the post-mortem's section."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.facts import Fact, NoteGiven, Section
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, _: Reading) -> Iterator[Fact]:
    yield NoteGiven(Section.IMPACT, required(call.text, "The impact", COMMAND.example))


COMMAND = Command(
    name="impact",
    usage="/impact text",
    summary="Notes for the post-mortem who could not do what, how many, for how long.",
    example="/impact 4,200 orders failed between 14:50 and 15:34",
    read=read,
)
