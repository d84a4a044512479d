"""`/postmortem`: draft it, whatever the severity asks for."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import AddLabel, Effect, RemoveLabel
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, PostmortemAsked, PostmortemWaived
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.reading import required
from incident_actions.thread import PullState


def read(call: Call, _: Reading) -> Iterator[Fact]:
    word, why = (*call.text.split(maxsplit=1), "", "")[:2]
    if word.lower() == "waive":
        yield PostmortemWaived(required(why, "The reason", "/postmortem waive it was a drill"))
    elif word:
        raise CommandError("`/postmortem` stands alone, or is `/postmortem waive` and why.", at=word)
    else:
        yield PostmortemAsked()


def decide(incident: Incident, facts: tuple[Fact, ...], _: Answering) -> Iterator[Effect]:
    if any(isinstance(fact, PostmortemWaived) for fact in facts):
        yield from _waive(incident)
        return
    if "postmortem/waived" in incident.thread.labels:
        yield RemoveLabel("postmortem/waived")
    pull = incident.postmortem
    if pull is not None and pull.state is PullState.CLOSED:
        raise CommandError(f"Its pull request was closed without a merge. Open it again: {pull.url}")


def _waive(incident: Incident) -> Iterator[Effect]:
    """The label says it to everybody. Raises CommandError where one must be written, or is there already."""
    if incident.highest == "sev1":
        raise CommandError("A SEV1 needs its post-mortem: it cannot be waived.", at="waive")
    if incident.published:
        raise CommandError("It is published already, so there is nothing to waive.", at="waive")
    if "postmortem/waived" not in incident.thread.labels:
        yield AddLabel("postmortem/waived")


COMMAND = Command(
    name="postmortem",
    usage="/postmortem [waive why]",
    summary="Drafts the post-mortem, now or as soon as the incident is resolved. "
    "`waive` and why: none is needed.",
    example="/postmortem",
    read=read,
    decide=decide,
    asks_anew=True,
)
