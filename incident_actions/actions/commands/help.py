"""`/help`: the commands on an action item, and who may use them."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions import commands
from incident_actions.actions.facts import ItemFact
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect, WriteComment
from incident_actions.messages.sent import help_message
from incident_actions.text.calls import Call
from incident_actions.text.markers import mark

#: Commands on an incident, which people type here by mistake.
OF_INCIDENTS = (
    "ack", "action", "cause", "commander", "comms", "communications", "confirmed", "customers", "decision",
    "detected", "duplicate", "event", "factor", "hypothesis", "ic", "impact", "improve", "lead", "mitigate",
    "mitigated", "page", "postmortem", "related", "retract", "role", "ruled-out", "scribe", "sev", "severity",
    "started", "status", "update", "well",
)  # fmt: skip


def read(_: Call, __: Reading) -> Iterator[ItemFact]:
    yield from ()


def decide(_: Item, __: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    key = f"help {answering.place}"
    text = help_message(commands.item_commands().values(), answering.context.templates, "item-help.md")
    yield WriteComment(key, mark(text, key))


COMMAND = ItemCommand(
    name="help",
    usage="/help",
    summary="Shows these commands, and who may use them.",
    example="/help",
    read=read,
    decide=decide,
    instead_of=OF_INCIDENTS,
)
