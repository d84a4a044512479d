"""The search for blame: each sentence against the phrases of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from incident_actions.review.document import Block, Document
from incident_actions.review.inline import THING
from incident_actions.review.matching import Matcher, matchers
from incident_actions.review.people import logins_in
from incident_actions.review.rule import Finding, Rule, found

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]")
#: More of a sentence than this is no sentence; it is searched in pieces.
_LONGEST = 600


def blamed(document: Document, rule: Rule) -> Iterator[Finding]:
    """The findings of one of the rules about blame. What is quoted and what is code says nothing itself."""
    people = tuple(dict.fromkeys((*document.front.people, *logins_in(document.text))))
    ready = matchers(rule.id, people)
    for block in document.blocks:
        if not block.quoted and not block.asks and " " in block.text:
            yield from _in_block(block, ready, rule)


def _in_block(block: Block, ready: tuple[Matcher, ...], rule: Rule) -> Iterator[Finding]:
    for offset, sentence in block.sentences():
        for start in range(0, len(sentence), _LONGEST):
            piece = sentence[start : start + _LONGEST]
            if (hit := blame_in(piece, ready)) is not None:
                matcher, first, end = hit
                end = _word_end(piece, end)
                read = piece[first:end].replace(THING, "…").strip(" ,;")
                at = offset + start + first
                finding = found(rule, block.place(at), read, matcher.phrase.better)
                yield replace(finding, end_column=block.end_column(at, at + end - first))


def _word_end(text: str, at: int) -> int:
    """Where the word ends that we are in."""
    while at < len(text) and text[at].isalpha() and text[at - 1].isalpha():
        at += 1
    return at


def blame_in(sentence: str, ready: tuple[Matcher, ...]) -> tuple[Matcher, int, int] | None:
    """The first phrase that the sentence blames with, and where that starts and ends.

    Of several that start together, it is the first in the file.
    """
    if " " not in sentence:
        return None
    words = _QUOTED.sub(lambda quote: THING * len(quote[0]), sentence.replace("’", "'"))
    hits = ((matcher, *hit) for matcher in ready if (hit := matcher.find(words)))
    return min(hits, key=lambda hit: hit[1], default=None)
