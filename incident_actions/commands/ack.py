"""`/ack`: somebody is on it; takes command if nobody has it."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Assign, Effect
from incident_actions.incident.facts import Fact, Mark, RoleGiven, Row, TimeGiven
from incident_actions.incident.model import COMMANDER, Incident
from incident_actions.text.calls import Call
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    yield Row("Acknowledged" + (f": {text}" if text else ""), moment, Mark.ACKNOWLEDGED)
    yield TimeGiven(Mark.ACKNOWLEDGED, moment)
    yield RoleGiven(COMMANDER, reading.author.login, if_free=True)


def decide(incident: Incident, _: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    if incident.commander is None:
        yield Assign(answering.author.login)


COMMAND = Command(
    name="ack",
    usage="/ack [at TIME] [text]",
    summary="Somebody is on it. You take command if nobody has it.",
    example="/ack",
    read=read,
    decide=decide,
)
