"""`/help`: the commands, and who may use them."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.facts import Fact
from incident_actions.incident.model import Incident
from incident_actions.messages.sent import help_message
from incident_actions.text.calls import Call
from incident_actions.text.markers import mark

#: Commands on an action item's issue, which people type here by mistake.
OF_ITEMS = ("blocked", "due", "unblocked", "wontdo")


def read(_: Call, __: Reading) -> Iterator[Fact]:
    yield from ()


def decide(_: Incident, __: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    context = answering.context
    key = f"help {answering.place}"
    yield WriteComment(key, mark(help_message(context.commands.values(), context.templates), key))


COMMAND = Command(
    name="help",
    usage="/help",
    summary="Shows the commands, and who may use them.",
    example="/help",
    read=read,
    decide=decide,
    instead_of=OF_ITEMS,
)
