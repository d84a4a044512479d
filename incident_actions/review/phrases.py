"""The phrases that blame people, as data: `wordings/` has a file of them for each rule about blame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from incident_actions.review.people import Person


class Subject(StrEnum):
    """What the pattern of a phrase follows."""

    NONE = ""
    PERSON = "person"
    DOER = "doer"
    UNSURE = "unsure"
    ANYONE = "anyone"
    LOGIN = "login"
    WHOSE = "whose"
    NAMED = "named"

    def takes(self, person: Person) -> bool:
        """Whether this person may stand before the pattern."""
        match self:
            case Subject.WHOSE:
                return person.possessive
            case Subject.NAMED:
                return person.possessive and person.sure and not person.pronoun
            case Subject.LOGIN:
                return person.login and not person.possessive and person.subject
            case Subject.DOER:
                return person.doer and person.sure and not person.possessive and not person.pronoun
            case Subject.PERSON | Subject.UNSURE | Subject.ANYONE:
                wanted = self is Subject.ANYONE or person.sure is (self is Subject.PERSON)
                return wanted and not person.possessive and person.subject
            case Subject.NONE:
                return False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of blaming. `pattern` is a regular expression in which a space is any white space.

    It may hold the placeholders of `people.py`, and follows the `subject`, if there is one. `negatable` says
    that a *no* shortly before makes it harmless. `blame` are sentences that it finds, `fine` look-alikes that
    it does not; in these examples ana, ben, cleo, dmitri-p and kofi took part.
    """

    rule: str
    subject: Subject
    pattern: str
    better: str
    blame: tuple[str, ...]
    fine: tuple[str, ...]
    negatable: bool


@cache
def all_phrases() -> tuple[Phrase, ...]:
    """Every phrase, file by file, in the order of each."""
    found = (
        each for each in files(__package__).joinpath("wordings").iterdir() if each.name.endswith(".toml")
    )
    return tuple(
        phrase
        for file in sorted(found, key=lambda each: each.name)
        for phrase in _read(file.name.removesuffix(".toml"), file.read_text("utf-8"))
    )


def _read(rule: str, text: str) -> Iterator[Phrase]:
    import tomllib

    for each in tomllib.loads(text)["phrase"]:
        yield Phrase(
            rule=rule,
            subject=Subject(each.get("subject", "")),
            pattern=each["pattern"],
            better=each["better"],
            blame=tuple(each["blame"]),
            fine=tuple(each["fine"]),
            negatable=each.get("negatable", False),
        )
