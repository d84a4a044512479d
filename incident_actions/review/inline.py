"""The words of a block as people read them, each with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incident_actions.config.place import Place

if TYPE_CHECKING:
    from markdown_it.token import Token

#: What stands for a span of code in the words: something, but nobody.
THING = "\ufffc"
#: How far ahead a word is looked for in the source, in characters: past the longest address of a link.
_AHEAD = 2_000
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Source:
    """The document's text, with the offset at which each line starts."""

    text: str
    starts: tuple[int, ...]

    def place(self, offset: int) -> Place:
        """The line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def offset(self, line: int) -> int:
        """The offset of a line's start, lines counted from 0; of the text's end where there is none."""
        return self.starts[line] if line < len(self.starts) else len(self.text)


def source_of(text: str) -> Source:
    """The text with its lines counted."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return Source(text, tuple(starts))


@dataclass(slots=True)
class Inline:
    """What a block's inline tokens amount to; offsets in `anchors` and `comments` are the source's.

    `anchors` are pairs of an offset in the words and where that stands; `links` are addresses with their
    offsets. `end` is where reading came to, for the next cell of a row.
    """

    end: int
    words: str = ""
    anchors: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    emphasised: bool = False


def read_inline(children: list[Token], source: Source, start: int, end: int) -> Inline:
    """The words between two offsets of the source; code, comments and HTML are not words."""
    read = Inline(start)
    shown = [child for child in children if child.content.strip() or child.nesting]
    if shown:
        read.emphasised = shown[0].type == "em_open" and shown[-1].type == "em_close"
    for child in children:
        _take(read, child, source.text, end)
    return read


def _take(read: Inline, child: Token, text: str, end: int) -> None:
    match child.type:
        case "text":
            _take_words(read, child.content, text, end)
        case "softbreak" | "hardbreak":
            read.words += " "
        case "code_inline":
            _find(read, child.content.split("\n")[0], text, end)
            read.anchors.append((len(read.words), read.end))
            read.words += THING
            read.end = min(end, read.end + len(child.content))
        case "html_inline":
            _find(read, child.content, text, end)
            read.comments.append((child.content, read.end))
            read.end = min(end, read.end + len(child.content))
        case "link_open":
            read.end = _after_spaces(text, read.end, end)
            read.links.append((str(child.attrGet("href") or ""), read.end))
        case "link_close":
            _skip_address(read, text, end)
        case "image":
            read.links.append((str(child.attrGet("src") or ""), read.end))
            _skip_address(read, text, end)
        case _:
            pass


def _take_words(read: Inline, content: str, text: str, end: int) -> None:
    for word in _WORD.finditer(content):
        _find(read, word[0], text, end)
        read.anchors.append((len(read.words) + word.start(), read.end))
        read.end = min(end, read.end + len(word[0]))
    read.words += content


def _find(read: Inline, word: str, text: str, end: int) -> None:
    """Move to where the word stands; what is written with escapes or entities is taken to stand here."""
    at = text.find(word, read.end, min(end, read.end + _AHEAD))
    if at >= 0:
        read.end = at


def _after_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _skip_address(read: Inline, text: str, end: int) -> None:
    limit = min(end, read.end + _AHEAD)
    opened = text.find("](", read.end, limit)
    closed = text.find(")", opened, limit) if opened >= 0 else -1
    if closed >= 0:
        read.end = closed + 1


def spans(anchors: list[tuple[int, int]], source: Source) -> Iterator[tuple[int, Place]]:
    """Each anchor with its line and column."""
    for offset, at in anchors:
        yield offset, source.place(at)
