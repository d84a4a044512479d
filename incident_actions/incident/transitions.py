"""Moving an incident from one status to another, by whichever command it is said."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering
from incident_actions.effects import Close, Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, Mark, ResolutionGiven, StatusGiven, TimeGiven
from incident_actions.incident.labelling import exactly
from incident_actions.incident.model import Incident
from incident_actions.text.moments import Moment


def reached(status: str, text: str, moment: Moment | None) -> Iterator[Fact]:
    """The facts in the word that the incident has reached this status."""
    if status == "resolved":
        yield ResolutionGiven(text, moment)
        return
    yield StatusGiven(status, text, moment)
    if status == "mitigated":
        yield TimeGiven(Mark.MITIGATED, moment)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    """What GitHub shall show of it. A command older than the newest one keeps its row and changes nothing."""
    if incident.overtaken("status", answering.at):
        return
    for fact in facts:
        match fact:
            case ResolutionGiven() if not incident.resolved:
                yield Close()
            case StatusGiven(status="mitigated", moment=Moment()) if incident.resolved:
                pass  # said afterwards when it was: the row and the time count, the label stays
            case StatusGiven() if incident.resolved:
                raise CommandError("This incident is resolved. If it is not over, write `/reopen` and why.")
            case StatusGiven() if fact.status != incident.status:
                yield from exactly("status", fact.status, incident)
