"""`/snooze`: the next update may come later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.clocks import next_update
from incident_actions.incident.facts import Fact, SnoozeGiven
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.durations import read_duration
from incident_actions.text.markdown import in_code

#: Longer than this nobody should be without an update; a less severe incident asks for fewer.
LONGEST = timedelta(days=1)


def read(call: Call, _: Reading) -> Iterator[Fact]:
    text = call.text.strip().removeprefix("for ").removeprefix("in ")
    found = read_duration(text)
    if found is None or found[0] <= timedelta():
        got = f"{in_code(text)} is no span of time." if text else "For how long?"
        raise CommandError(f"{got} Write `{COMMAND.example}`.", at=text)
    if found[0] > LONGEST:
        raise CommandError("A day is the longest. Does `/severity` say how bad it is?", at=text.split()[0])
    yield SnoozeGiven(found[0])


def decide(incident: Incident, _: tuple[Fact, ...], __: Answering) -> Iterator[Effect]:
    if next_update(incident) is None:
        raise CommandError("No update is awaited, so there is nothing to put off.")
    yield from ()


COMMAND = Command(
    name="snooze",
    usage="/snooze 30m",
    summary="The next update is asked for that much later, counted from now; a day at the most.",
    example="/snooze 30m",
    read=read,
    decide=decide,
)
