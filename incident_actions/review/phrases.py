"""The phrases that blame people, as data: `phrases.toml` has each with a better wording and with examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from incident_actions.review.people import placeholders

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
#: What turns a phrase into its opposite: nobody was careless, no one is to blame.
_NOT = re.compile(
    r"\b(?:no|not|never|nor|neither|nobody|none|nothing|without|instead of|rather than|blameless)\b"
    r"|\bavoid(?:s|ing)?\b|n't\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of blaming. `pattern` is a regular expression in which a space is any white space.

    It may hold the placeholders of `people.py`. `subject` says that the person must be the subject,
    `negatable` that a *no* shortly before makes it harmless. `blame` and `fine` are sentences that it does and does not
    find.
    """

    rule: str
    pattern: str
    better: str
    blame: tuple[str, ...]
    fine: tuple[str, ...]
    negatable: bool = False
    subject: bool = True


@dataclass(frozen=True, slots=True)
class Matcher:
    """A phrase made ready for the people of one document."""

    phrase: Phrase
    regex: re.Pattern[str]


@cache
def all_phrases() -> tuple[Phrase, ...]:
    """Every phrase, in the order of the file."""
    import tomllib

    data = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    return tuple(
        Phrase(
            rule=each["rule"],
            pattern=each["pattern"],
            better=each["better"],
            blame=tuple(each["blame"]),
            fine=tuple(each["fine"]),
            negatable=each.get("negatable", False),
            subject=each.get("subject", True),
        )
        for each in data["phrase"]
    )


@cache
def matchers(rule: str, logins: tuple[str, ...]) -> tuple[Matcher, ...]:
    """The phrases of a rule, ready to search a sentence where these logins are people."""
    words = placeholders(logins)
    return tuple(
        Matcher(phrase, _compiled(phrase.pattern, words)) for phrase in all_phrases() if phrase.rule == rule
    )


def _compiled(pattern: str, words: Mapping[str, str]) -> re.Pattern[str]:
    spaced = pattern.strip().replace("\n", "").replace(" ", r"\s+")
    return re.compile(_PLACEHOLDER.sub(lambda match: words[match[1]], spaced), re.I)


def negated(sentence: str, start: int) -> bool:
    """Whether one of the five words before says no."""
    before = " ".join(sentence[:start].split()[-5:])
    return _NOT.search(before) is not None
