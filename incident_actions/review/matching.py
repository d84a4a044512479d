"""The phrases made ready for the people of one document: where in a sentence each of them blames."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from incident_actions.review.people import BEFORE_VERB, Person, persons, placeholders
from incident_actions.review.phrases import Phrase, Subject, all_phrases

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


@dataclass(frozen=True, slots=True)
class Matcher:
    """A phrase made ready for the people of one document."""

    phrase: Phrase
    logins: tuple[str, ...]

    def find(self, sentence: str) -> tuple[int, int] | None:
        """Where the phrase starts and ends in the sentence, with its subject; None where it is not there."""
        return next((hit for hit in self._hits(sentence) if self._means_it(sentence, hit[0])), None)

    def _hits(self, sentence: str) -> Iterator[tuple[int, int]]:
        subject = self.phrase.subject
        if subject is not Subject.NONE:
            for person in persons(sentence, self.logins):
                if subject.takes(person):
                    verbs = _verbs(sentence, person, subject, self.logins)
                    matches = (_regex(self.phrase, self.logins).match(sentence, verb) for verb in verbs)
                    yield from ((person.start, match.end()) for match in matches if match)
        elif _may_blame(sentence, self.logins):
            yield from (match.span() for match in _regex(self.phrase, self.logins).finditer(sentence))

    def _means_it(self, sentence: str, start: int) -> bool:
        before = " ".join(sentence[max(0, start - 100) : start].split()[-5:])
        return not (self.phrase.negatable and _NOT.search(before))


@lru_cache(maxsize=64)
def matchers(rule: str, logins: tuple[str, ...]) -> tuple[Matcher, ...]:
    """The phrases of a rule, ready to search a sentence where these logins are people."""
    return tuple(Matcher(phrase, logins) for phrase in all_phrases() if phrase.rule == rule)


@lru_cache(maxsize=4096)
def _verbs(sentence: str, person: Person, subject: Subject, logins: tuple[str, ...]) -> tuple[int, ...]:
    """Where verbs of the person stand that some phrase with this subject knows.

    They stand after the person, and after an *and* or *but* in the same clause.
    """
    clause = _NEW_CLAUSE.search(sentence, person.end)
    end = min(clause.start() if clause else len(sentence), person.end + _LONGEST_CLAUSE)
    places = (person.end, *(match.end() for match in _AND.finditer(sentence, person.end, end)))
    return tuple(place for place in places if _any_of(subject, logins).match(sentence, place))


@lru_cache(maxsize=4096)
def _may_blame(sentence: str, logins: tuple[str, ...]) -> bool:
    """Whether any phrase without a subject is in the sentence; most sentences have none."""
    return _any_of(Subject.NONE, logins).search(sentence) is not None


@lru_cache(maxsize=64)
def _any_of(subject: Subject, logins: tuple[str, ...]) -> re.Pattern[str]:
    """All phrases with this subject as one: what it does not find, none of them does."""
    words = placeholders(logins)
    mine = (_filled(phrase, words) for phrase in all_phrases() if phrase.subject is subject)
    return _compiled(subject, "|".join(f"(?:{each})" for each in mine))


@lru_cache(maxsize=1024)
def _regex(phrase: Phrase, logins: tuple[str, ...]) -> re.Pattern[str]:
    """One phrase alone; it is made only where all of them together have found something."""
    return _compiled(phrase.subject, _filled(phrase, placeholders(logins)))


def _filled(phrase: Phrase, words: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: words[match[1]], phrase.pattern.replace(" ", r"\s+"))


def _compiled(subject: Subject, pattern: str) -> re.Pattern[str]:
    match subject:
        case Subject.NONE:
            return re.compile(pattern, re.I)
        case Subject.WHOSE | Subject.NAMED:
            return re.compile(rf"\s+(?:{pattern})", re.I)
        case _:
            return re.compile(rf"{BEFORE_VERB}(?:{pattern})", re.I)
