"""Durations that prose states: `for 44 minutes`, `lasted two hours`, `a 90-minute outage`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,5}}(?:\.\d)?|{'|'.join(_WORDS)})"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|days?)"
_AMOUNT = rf"{_NUMBER}[ -]?{_UNIT}(?:(?:,| and)? ?{_NUMBER} ?(?:minutes?|mins?))?"
_STATED = re.compile(
    rf"\b(?:for|lasted|lasting|took)(?: (?:about|around|roughly|some|nearly|almost|over|a total of))?"
    rf" ({_AMOUNT})\b"
    rf"|\b({_NUMBER}[ -](?:minute|min|hour|day)) (?:outage|incident|disruption|downtime|interruption)\b",
    re.I,
)
_PART = re.compile(rf"({_NUMBER})[ -]?({_UNIT})", re.I)
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
        parts = [(_number(part[1]), _MINUTES[part[2][0].lower()]) for part in _PART.finditer(match[group])]
        span = timedelta(minutes=sum(count * unit for count, unit in parts))
        yield Stated(
            match.start(group), match[group], span, timedelta(minutes=min(unit for _, unit in parts))
        )


def _number(word: str) -> float:
    lowered = word.lower()
    return _WORDS.index(lowered) + 1 if lowered in _WORDS else float(word)
