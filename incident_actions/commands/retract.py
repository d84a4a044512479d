"""`/retract`: takes a row back; it stays, struck through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, RetractionGiven
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code

_COMMENT = re.compile(r"(?:https?://\S{1,300})?#issuecomment-(\d{1,19})|(\d{5,19})")


def read(call: Call, _: Reading) -> Iterator[Fact]:
    word = (call.text.split() or [""])[0].strip("<>")
    found = _COMMENT.fullmatch(word)
    if found is None:
        got = f"{in_code(word)} is no link to a comment." if word else "Which comment?"
        raise CommandError(f"{got} Copy the link behind its row: `{COMMAND.example}`.", at=word)
    yield RetractionGiven(int(found[1] or found[2]))


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    """Nothing but the record changes; labels stay. One's own, or any for the commander."""
    for fact in facts:
        if isinstance(fact, RetractionGiven):
            _check(fact.comment, incident, answering)
    yield from ()


def _check(number: int, incident: Incident, answering: Answering) -> None:
    comment = next((each for each in incident.thread.comments if each.id == number), None)
    if comment is None or number not in incident.memory.answered:
        raise CommandError("No accepted command of this incident stands there.", at=str(number))
    if any(call.startswith("retract ") for call in incident.memory.answered[number]):
        raise CommandError("That comment takes something back itself: write what holds in a new one.")
    author = answering.author
    commands = author.login.lower() == (incident.commander or "").lower()
    if not commands and (comment.author is None or comment.author.id != author.id):
        raise CommandError("Those are somebody else's words. Its author or the commander can take them back.")


COMMAND = Command(
    name="retract",
    usage="/retract LINK",
    summary="Takes a comment's rows back: they stay, struck through, and count no more.",
    example="/retract #issuecomment-4294967301",
    read=read,
    decide=decide,
    who="the comment's author and the commander",
    asks_anew=True,
)
