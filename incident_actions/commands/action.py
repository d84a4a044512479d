"""`/action`: something to do afterwards, noted now so that it is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.incident.action_item import read_item
from incident_actions.incident.facts import ActionGiven, Fact
from incident_actions.text.calls import Call
from incident_actions.text.reading import required


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    text = required(call.text, "The action item", COMMAND.example)
    today = reading.clock.made.astimezone(reading.clock.zone).date()
    item = read_item(text, today)
    yield ActionGiven(item.text, item.owner, item.due, item.kind)


COMMAND = Command(
    name="action",
    usage="/action text [@owner] [due DATE] [prevent|detect|mitigate|process]",
    summary="Notes an action item for the post-mortem.",
    example="/action add memory limits to the template @ana due 2026-12-01 prevent",
    read=read,
)
