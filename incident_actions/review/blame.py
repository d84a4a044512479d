"""The search for blame: each sentence against the phrases of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from incident_actions.review.document import Block, Document
from incident_actions.review.inline import THING
from incident_actions.review.people import governed, logins_in
from incident_actions.review.phrases import Matcher, matchers, negated
from incident_actions.review.rule import Finding, Rule, found

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]")
#: More of a sentence than this is no sentence; it is searched in pieces.
_LONGEST = 600


def blamed(document: Document, rule: Rule) -> Iterator[Finding]:
    """The findings of one of the rules about blame. What is quoted and what is code says nothing itself."""
    people = tuple(dict.fromkeys((*document.front.people, *logins_in(document.text))))
    ready = matchers(rule.id, people)
    for block in document.blocks:
        if not block.quoted and not block.asks:
            yield from _in_block(block, ready, rule)


def _in_block(block: Block, ready: tuple[Matcher, ...], rule: Rule) -> Iterator[Finding]:
    for offset, sentence in block.sentences():
        for start in range(0, len(sentence), _LONGEST):
            piece = sentence[start : start + _LONGEST]
            if (hit := blame_in(piece, ready)) is not None:
                matcher, match = hit
                first = offset + start + match.start()
                read = piece[match.start() : match.end()].replace(THING, "…").strip(" ,;")
                finding = found(rule, block.place(first), read, matcher.phrase.better)
                yield replace(finding, end_column=block.end_column(first, offset + start + match.end()))


def blame_in(sentence: str, ready: tuple[Matcher, ...]) -> tuple[Matcher, re.Match[str]] | None:
    """The first phrase that the sentence blames with; of several at one place, the first in the file."""
    words = _QUOTED.sub(lambda quote: THING * len(quote[0]), sentence.replace("’", "'"))
    hits = ((matcher, match) for matcher in ready if (match := _match(words, matcher)))
    return min(hits, key=lambda hit: hit[1].start(), default=None)


def _match(words: str, matcher: Matcher) -> re.Match[str] | None:
    for match in matcher.regex.finditer(words):
        of_another = matcher.phrase.subject and match.re.groupindex and governed(words, match)
        if not of_another and not (matcher.phrase.negatable and negated(words, match.start())):
            return match
    return None
