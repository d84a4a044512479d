"""`/postmortem`: draft it, whatever the severity asks for."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, PostmortemAsked
from incident_actions.text.calls import Call


def read(call: Call, _: Reading) -> Iterator[Fact]:
    if call.text.strip():
        raise CommandError("`/postmortem` stands alone.", at=call.text.split()[0])
    yield PostmortemAsked()


COMMAND = Command(
    name="postmortem",
    usage="/postmortem",
    summary="Drafts the post-mortem, now or as soon as the incident is resolved.",
    example="/postmortem",
    read=read,
)
