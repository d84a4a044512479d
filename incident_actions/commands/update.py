"""`/update`: tells everybody how things stand, and sets the clock for the next time."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect, WriteComment
from incident_actions.incident.facts import Fact, UpdateGiven
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.messages.sent import update_message
from incident_actions.text.calls import Call
from incident_actions.text.markers import mark
from incident_actions.text.promises import read_promise
from incident_actions.text.reading import required
from incident_actions.text.times import take_time

#: The lines that are understood, by how they begin.
LINES = {"status": "status", "actions": "actions", "next": "following", "eta": "eta"}


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    text = required(text, "The update", "/update payments work again, refunds still slow")
    parts: dict[str, list[str]] = {"status": []}
    current = "status"
    for line in text.splitlines():
        name, colon, rest = line.partition(":")
        understood = LINES.get(name.strip().lower()) if colon else None
        current = understood or current
        parts.setdefault(current, []).append((rest if understood else line).strip())
    said = {name: "\n".join(lines).strip() for name, lines in parts.items()}
    required("".join(said.values()), "The update", COMMAND.example)
    yield UpdateGiven(**said, promised=read_promise(said.get("eta", ""), reading.clock), moment=moment)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        news = answering.context.now - answering.at < NEWS_FOR
        if isinstance(fact, UpdateGiven) and fact.moment is None and news:
            key = f"update {answering.place}"
            if key not in incident.keyed:
                yield WriteComment(key, mark(update_message(incident, fact, answering), key))


COMMAND = Command(
    name="update",
    usage="/update [at TIME] text",
    summary="Tells everybody how things stand. Lines that begin with `Status:`, `Actions:`, `Next:` or "
    "`ETA:` are understood.",
    example="/update payments work again, refunds still slow",
    read=read,
    decide=decide,
    instead_of=("eta",),
)
