"""`/duplicate`: another incident is the same one."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Close, Effect
from incident_actions.errors import CommandError
from incident_actions.incident import relations
from incident_actions.incident.facts import Fact, RelatedGiven
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call


def read(call: Call, _: Reading) -> Iterator[Fact]:
    first, *more = relations.issues(call.text, COMMAND.example)
    if more:
        raise CommandError("A duplicate of one incident only, please.", at=f"#{more[0]}")
    yield RelatedGiven(first, duplicate=True)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    """The issue closes as a duplicate, without a resolved message; the status comment points to the other."""
    yield from relations.decide(incident, facts, answering)
    if not incident.resolved and not incident.overtaken("status", answering.at):
        yield Close("DUPLICATE")


COMMAND = Command(
    name="duplicate",
    usage="/duplicate #14",
    summary="Another incident is the same one: closes this, and points there.",
    example="/duplicate #14",
    read=read,
    decide=decide,
    asks_anew=True,
)
