"""`/decision`: what was decided, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.command import Command, Reading
from incident_actions.errors import CommandError
from incident_actions.incident.facts import DecisionGiven, Fact
from incident_actions.text.calls import Call
from incident_actions.text.durations import read_duration
from incident_actions.text.markdown import in_code
from incident_actions.text.reading import required, split_clause
from incident_actions.text.times import take_time

_REVISIT = re.compile(r"\s+revisit(?:\s+in)?\s+(\S+(?:\s+\S+)?)$", re.I)


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    text = required(text, "The decision", "/decision roll back because the deploy broke it")
    revisit = None
    if match := _REVISIT.search(text[-80:]):
        found = read_duration(match[1])
        if found is None or found[1].strip():
            raise CommandError(f"{in_code(match[1])} is no span of time. Write `revisit 30m`.", at=match[1])
        revisit, text = found[0], text[: len(text) - len(match[0])]
    words, because = split_clause(text, "because")
    yield DecisionGiven(words, because, revisit, moment)


COMMAND = Command(
    name="decision",
    usage="/decision [at TIME] text [because …] [revisit 30m]",
    summary="Keeps a decision with its reason.",
    example="/decision roll back because the deploy broke it",
    read=read,
)
