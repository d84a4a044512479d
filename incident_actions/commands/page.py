"""`/page`: asks for somebody, now."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Effect, WriteComment
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, PageGiven
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.messages.sent import page_message
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.markers import data_of, mark
from incident_actions.text.reading import login
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    word, why = (*text.split(maxsplit=1), "", "")[:2]
    if not word:
        raise CommandError(f"Whom? For example: `{COMMAND.example}`.")
    yield PageGiven(_whom(word, reading), why.strip(), moment)


def _whom(word: str, reading: Reading) -> str:
    """A login with its `@`, or the name of a target; CommandError for anything else."""
    if word.startswith("@"):
        return f"@{login(word)}"
    names = [target.name for target in reading.config.notify.targets]
    if word.lower() in names:
        return word.lower()
    known = f" Targets are {', '.join(f'`{name}`' for name in names)}." if names else ""
    raise CommandError(f"{in_code(word)} is nobody I can ask for. Write a login as `@ana`.{known}", at=word)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    """The page is a comment of ours, which the notifiers then take out. Old ones wake nobody any more."""
    for fact in facts:
        news = answering.context.now - answering.at < NEWS_FOR
        if isinstance(fact, PageGiven) and fact.moment is None and news:
            key = _key(fact.whom, incident, answering)
            if key not in incident.keyed:
                text = page_message(incident, fact, answering)
                yield WriteComment(key, mark(text, key, {"whom": fact.whom}))


def _key(whom: str, incident: Incident, answering: Answering) -> str:
    """The command's own; another one where it had asked for somebody else before it was edited."""
    key = f"page {answering.place}"
    before = incident.keyed.get(key)
    asked = whom if before is None else (data_of(before.body) or {}).get("whom")
    return key if asked == whom else f"{key} {whom.removeprefix('@')}"


COMMAND = Command(
    name="page",
    usage="/page @login|team [why]",
    summary="Asks for somebody, through the notifiers; `team` is the name of one of them.",
    example="/page @ana the database needs a second pair of eyes",
    read=read,
    decide=decide,
    asks_anew=True,
)
