"""Judging a hypothesis, whichever way: `H1`, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, HypothesisJudged
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.reading import split_clause
from incident_actions.text.times import take_time

_NUMBER = re.compile(r"[Hh]?#?(\d{1,4})(?=$|[\s:,.])[\s:,.]*")


def judged(call: Call, reading: Reading, *, confirmed: bool, example: str) -> HypothesisJudged:
    """The verdict in a call's text. Raises CommandError where it names no hypothesis."""
    moment, text = take_time(call.text, reading.clock)
    number = _NUMBER.match(text)
    if number is None:
        word = text.split()[0] if text.split() else ""
        got = f"{in_code(word)} is no hypothesis." if word else "Which hypothesis?"
        raise CommandError(f"{got} Name it by its number, such as `{example}`.", at=word)
    words, because = split_clause(f" {text[number.end() :]}", "because")
    return HypothesisJudged(int(number[1]), confirmed, because or words, moment)


def decide(incident: Incident, facts: tuple[Fact, ...], _: Answering) -> Iterator[Effect]:
    """Nothing but the record changes. Raises CommandError for a number that nobody has given."""
    for fact in facts:
        if isinstance(fact, HypothesisJudged) and fact.number not in incident.hypotheses:
            known = ", ".join(f"`H{number}`" for number in incident.hypotheses)
            there = f"There are {known}." if known else "Nobody has noted one: `/hypothesis text`."
            raise CommandError(f"There is no H{fact.number}. {there}", at=str(fact.number))
    yield from ()
