"""Naming other issues of the repository: `#12`, or their links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.command import Answering
from incident_actions.effects import Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, RelatedGiven
from incident_actions.incident.model import Incident
from incident_actions.text.markdown import in_code

_ISSUE = re.compile(r"(?:#|https?://\S{1,200}/(?:issues|pull)/)?(\d{1,9})[,.;]?")
#: How many a command may name.
MOST = 10


def issues(text: str, example: str) -> list[int]:
    """The issues that a text names. Raises CommandError for any other word in it, or for none."""
    words = [word for word in text.split() if word.lower() not in {"and", "of", "to"}]
    if not words:
        raise CommandError(f"Which issue? For example: `{example}`.")
    if len(words) > MOST:
        raise CommandError(f"At most {MOST} issues at once, please.", at=words[MOST])
    found = [_ISSUE.fullmatch(word) for word in words]
    for word, match in zip(words, found, strict=True):
        if match is None:
            raise CommandError(f"{in_code(word)} is no issue. Write its number: `{example}`.", at=word)
    return [int(match[1]) for match in found if match is not None]


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    """Nothing but the record changes. Raises CommandError for an issue that is not there, and for itself."""
    for fact in facts:
        if isinstance(fact, RelatedGiven):
            if fact.issue == incident.number:
                raise CommandError("That is this incident itself. Which other one?", at=str(fact.issue))
            if not answering.context.issues.get(fact.issue, False):
                raise CommandError(f"There is no issue #{fact.issue} here.", at=str(fact.issue))
    yield from ()
