"""The phrases that blame people, as data: `wordings/` has a file of them for each rule about blame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from incident_actions.review.people import BEFORE_VERB, Person, persons, placeholders

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
#: What turns a phrase into its opposite: nobody was careless, no one is to blame.
_NOT = re.compile(
    r"\b(?:no|not|never|nor|neither|nobody|none|nothing|without|instead of|rather than|blameless)\b"
    r"|\bavoid(?:s|ing)?\b|n't\b",
    re.I,
)
#: What a clause with another subject begins with, and what joins the verbs of one.
_NEW_CLAUSE = re.compile(
    r"[;:]|\b(?:that|which|who|whose|because|since|as|when|while|where|if|so|until|than)\b", re.I
)
_AND = re.compile(r"(?:,|\b(?:and|but|then|yet|or|nor))(?=\s)", re.I)
#: How far after the person a second verb may stand.
_LONGEST_CLAUSE = 120


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
                return person.doer and person.sure and not person.possessive
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


@dataclass(frozen=True, slots=True)
class Matcher:
    """A phrase made ready for the people of one document."""

    phrase: Phrase
    regex: re.Pattern[str]
    logins: tuple[str, ...]

    def find(self, sentence: str) -> tuple[int, int] | None:
        """Where the phrase starts and ends in the sentence, with its subject; None where it is not there."""
        return next((hit for hit in self._hits(sentence) if self._means_it(sentence, hit[0])), None)

    def _hits(self, sentence: str) -> Iterator[tuple[int, int]]:
        if self.phrase.subject is Subject.NONE:
            yield from (match.span() for match in self.regex.finditer(sentence))
            return
        for person in persons(sentence, self.logins):
            if self.phrase.subject.takes(person):
                matches = (self.regex.match(sentence, verb) for verb in _verbs(sentence, person))
                yield from ((person.start, match.end()) for match in matches if match)

    def _means_it(self, sentence: str, start: int) -> bool:
        before = " ".join(sentence[max(0, start - 100) : start].split()[-5:])
        return not (self.phrase.negatable and _NOT.search(before))


@lru_cache(maxsize=4096)
def _verbs(sentence: str, person: Person) -> tuple[int, ...]:
    """Where verbs of the person may stand: after them, and after an *and* or *but* in the same clause."""
    clause = _NEW_CLAUSE.search(sentence, person.end)
    end = min(clause.start() if clause else len(sentence), person.end + _LONGEST_CLAUSE)
    return (person.end, *(match.end() for match in _AND.finditer(sentence, person.end, end)))


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


@lru_cache(maxsize=64)
def matchers(rule: str, logins: tuple[str, ...]) -> tuple[Matcher, ...]:
    """The phrases of a rule, ready to search a sentence where these logins are people."""
    words = placeholders(logins)
    mine = (phrase for phrase in all_phrases() if phrase.rule == rule)
    return tuple(Matcher(phrase, _compiled(phrase, words), logins) for phrase in mine)


def _compiled(phrase: Phrase, words: Mapping[str, str]) -> re.Pattern[str]:
    spaced = phrase.pattern.replace(" ", r"\s+")
    filled = _PLACEHOLDER.sub(lambda match: words[match[1]], spaced)
    match phrase.subject:
        case Subject.NONE:
            return re.compile(filled, re.I)
        case Subject.WHOSE | Subject.NAMED:
            return re.compile(rf"\s+(?:{filled})", re.I)
        case _:
            return re.compile(rf"{BEFORE_VERB}(?:{filled})", re.I)
