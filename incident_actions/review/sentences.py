"""Sentences of a paragraph: where each begins, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?<![.!?])[.!?]++[\"”')\]]*+(?=\s+[\"“'(\[@]*[A-Z0-9@]|\s*$)")
#: What ends in a dot and ends no sentence.
_SHORT = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|ca|cf|no|fig|resp|incl|mr|mrs|dr|[a-z])\.$", re.I)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the offset of its first character."""
    start = 0
    for end in _END.finditer(text):
        if not _SHORT.search(text[max(0, end.end() - 12) : end.end()]) or end.end() == len(text):
            yield from _sentence(text, start, end.end())
            start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    words = text[start:end]
    if stripped := words.strip():
        yield start + len(words) - len(words.lstrip()), stripped
