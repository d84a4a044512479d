"""`/severity`: how bad it is."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions import labels
from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, SeverityGiven
from incident_actions.incident.labelling import exactly
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    severity, why = _parse(text)
    yield SeverityGiven(severity, why, moment)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    if incident.overtaken("severity", answering.at):
        return
    for fact in facts:
        if isinstance(fact, SeverityGiven) and fact.severity != incident.severity:
            yield from exactly("severity", fact.severity, incident)


def _parse(text: str) -> tuple[str, str]:
    word, why = (*text.split(maxsplit=1), "", "")[:2]
    digit = word.lower().removeprefix("sev").removeprefix("-").rstrip(":,.")
    severity = f"sev{digit}"
    if severity not in labels.SEVERITIES:
        got = f"{in_code(word)} is no severity." if word else "Which severity?"
        known = ", ".join(f"`{each}`" for each in labels.SEVERITIES)
        raise CommandError(f"{got} It is one of {known}. For example: `/severity sev2`.", at=word)
    return severity, why.strip()


COMMAND = Command(
    name="severity",
    usage="/severity [at TIME] sev1|sev2|sev3|sev4 [why]",
    summary="Sets the severity.",
    example="/severity sev1 nobody can pay",
    read=read,
    decide=decide,
    asks_anew=True,
    aliases=("sev",),
)
