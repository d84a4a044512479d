"""`/status`: how far it is; `mitigated` and `resolved` are `/mitigate` and `/resolve`."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions import labels
from incident_actions.command import Command, Reading
from incident_actions.errors import CommandError
from incident_actions.incident import transitions
from incident_actions.incident.facts import Fact
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    word, text = (*text.split(maxsplit=1), "", "")[:2]
    status = word.lower().rstrip(":,.")
    if status not in labels.STATUSES:
        got = f"{in_code(word)} is no status." if word else "Which status?"
        known = ", ".join(f"`{each}`" for each in labels.STATUSES)
        raise CommandError(f"{got} It is one of {known}. For example: `/status identified`.", at=word)
    yield from transitions.reached(status, text, moment)


COMMAND = Command(
    name="status",
    usage="/status investigating|identified|mitigated|resolved [text]",
    summary="How far it is. With a text it counts as an update.",
    example="/status identified a bad deploy",
    read=read,
    decide=transitions.decide,
    asks_anew=True,
)
