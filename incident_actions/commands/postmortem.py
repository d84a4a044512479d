"""`/postmortem`: draft it, whatever the severity asks for."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, PostmortemAsked
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.thread import PullState


def read(call: Call, _: Reading) -> Iterator[Fact]:
    if call.text.strip():
        raise CommandError("`/postmortem` stands alone.", at=call.text.split()[0])
    yield PostmortemAsked()


def decide(incident: Incident, _: tuple[Fact, ...], __: Answering) -> Iterator[Effect]:
    pull = incident.postmortem
    if pull is not None and pull.state is PullState.CLOSED:
        raise CommandError(f"Its pull request was closed without a merge. Open it again: {pull.url}")
    yield from ()


COMMAND = Command(
    name="postmortem",
    usage="/postmortem",
    summary="Drafts the post-mortem, now or as soon as the incident is resolved.",
    example="/postmortem",
    read=read,
    decide=decide,
)
