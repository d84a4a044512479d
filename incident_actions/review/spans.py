"""Durations that prose states: `for 44 minutes`, `down two hours`, `a 90-minute outage`, `for 3 h 20`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,5}}(?:\.\d)?|{'|'.join(_WORDS)})"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|days?|d)"
_AMOUNT = (
    rf"{_NUMBER}[ -]?{_UNIT}(?:(?:,| and)? ?{_NUMBER} ?(?:minutes?|mins?|hours?|hrs?|h))?"
    r"(?:(?<=h) ?[0-5]?\d(?! ?[\w%]))?"
)
_OUTAGE = r"(?:outage|incident|disruption|downtime|interruption|degradation)"
_DOWN = r"(?:down|out|offline|unavailable|unreachable|unusable|broken|degraded)"
_STATED = re.compile(
    rf"\b(?:for|lasted|lasting|took|{_DOWN}|{_OUTAGE} of)"
    rf"(?: (?:about|around|roughly|some|nearly|almost|over|more than|a total of))? ({_AMOUNT})\b"
    rf"|\b({_NUMBER}[ -](?:minute|min|hour|day)) {_OUTAGE}\b",
    re.I,
)
_PART = re.compile(rf"({_NUMBER})[ -]?({_UNIT})\b", re.I)
#: `3 h 20`: what stands after the hours are minutes.
_BARE = re.compile(r"(?<=h) ?([0-5]?\d)$")
_ALONE = re.compile(_AMOUNT, re.I)
_MINUTES = {"m": 1, "h": 60, "d": 1440}


@dataclass(frozen=True, slots=True)
class Stated:
    """A duration in prose: where it starts in the text, its words, its length, and its smallest unit."""

    start: int
    words: str
    span: timedelta
    unit: timedelta


def stated(text: str) -> Iterator[Stated]:
    """Every duration that the text states; shares such as `within 5 minutes` are none."""
    for match in _STATED.finditer(text):
        group = 1 if match[1] else 2
        yield _read(match[group], match.start(group))


def amount(text: str) -> Stated | None:
    """The duration that a text is, such as `6 h 6 min`; None where it is anything else."""
    return _read(text, 0) if _ALONE.fullmatch(text) else None


def _read(words: str, start: int) -> Stated:
    parts = [(_number(part[1]), _MINUTES[part[2][0].lower()]) for part in _PART.finditer(words)]
    if bare := _BARE.search(words):
        parts.append((float(bare[1]), 1))
    span = timedelta(minutes=sum(count * unit for count, unit in parts))
    return Stated(start, words, span, timedelta(minutes=min(unit for _, unit in parts)))


def _number(word: str) -> float:
    lowered = word.lower()
    return _WORDS.index(lowered) + 1 if lowered in _WORDS else float(word)
