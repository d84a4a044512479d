"""The chain of whys under *Root cause*: which of them have an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.review.document import Block, Document, Kind
from incident_actions.review.inline import THING
from incident_actions.review.sections import says

_WHY = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:why\b|because\b)", re.I)
_QUESTION = re.compile(r"^[^.?!]*\?\W*")


def answered(document: Document) -> tuple[str, ...]:
    """The answers: of each item of a numbered list, and of each paragraph or item that begins with *why*."""
    return tuple(answer for answer in map(_answer, _whys(document)) if answer)


def explained(document: Document) -> bool:
    """Whether anything is said of the root cause: a statement, or an answer to one of the whys."""
    stated = any(says(sentence) for _, sentence in statements(document))
    return stated or any(map(says, answered(document)))


def statements(document: Document) -> tuple[tuple[Block, str], ...]:
    """What is said of the root cause outside the chain: each sentence that is no question, with its block."""
    return tuple(
        (block, sentence)
        for block in document.written("Root cause")
        if block.kind is not Kind.HEADING and not block.ordered and not _WHY.match(block.text)
        for _, sentence in block.sentences()
        if not sentence.endswith("?")
    )


def _whys(document: Document) -> Iterator[str]:
    """The text of each link of the chain, with what stands below it in its list item or after it."""
    texts: dict[object, str] = {}
    last: object = None
    for number, block in enumerate(document.written("Root cause")):
        starts = _WHY.match(block.text) is not None
        if block.item is not None and (block.ordered or starts or block.item in texts):
            last = block.item
        elif starts:
            last = ("paragraph", number)
        elif block.item is not None or not isinstance(last, tuple) or block.kind is Kind.HEADING:
            last = None
        if last is not None:
            texts[last] = f"{texts.get(last, '')} {block.text}".strip()
    yield from texts.values()


def _answer(text: str) -> str:
    """What follows the question; what is no question is an answer."""
    rest = _QUESTION.sub("", text).strip()
    return rest if re.search(rf"\w{{2}}|{THING}", rest) else ""
