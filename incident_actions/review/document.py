"""A post-mortem as the rules see it: front matter, headings, sections, blocks of words, and links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from incident_actions.config.place import Place
from incident_actions.review.front_matter import FrontMatter
from incident_actions.review.sentences import sentences

#: The headings that a post-mortem has, in order.
SECTIONS = (
    "Summary", "Timeline", "Impact", "Root cause", "Contributing factors", "What went well",
    "What could improve", "Action items",
)  # fmt: skip


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, as people read them: a heading, a paragraph, a list item or a table's cell.

    `section` is the heading of level 1 or 2 that it stands under, in small letters. `item` is the outermost
    list item around it and `row` the table's row, each by number, `column` the words at the head of a cell's
    column; `asks` is true of a question in emphasis, as a template has it where nobody has written yet.
    """

    kind: Kind
    section: str
    text: str
    places: tuple[tuple[int, Place], ...]
    item: int | None = None
    ordered: bool = False
    row: int | None = None
    column: str = ""
    quoted: bool = False
    asks: bool = False
    level: int = 0

    @property
    def start(self) -> Place:
        """Where it begins."""
        return self.places[0][1] if self.places else Place(1, 1)

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the document."""
        index = max(0, bisect_right(self.places, offset, key=lambda pair: pair[0]) - 1)
        at, place = self.places[index]
        return Place(place.line, place.column + offset - at)

    def end_column(self, first: int, end: int) -> int:
        """The column after a stretch of the text, or after what of it stands in its first line."""
        line = self.place(first).line
        last = next(at for at in range(max(first, end - 1), first - 1, -1) if self.place(at).line == line)
        return self.place(last).column + 1

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with its offset in the text."""
        return sentences(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link or picture leads, and where it stands."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment. `alone` is true where it has its line to itself, and so speaks of the next one."""

    text: str
    place: Place
    alone: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A post-mortem.

    `text` has a line feed at each line's end; `anchors` are what links to it may end in, after the `#`.
    """

    text: str
    front: FrontMatter
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    comments: tuple[Comment, ...]
    anchors: frozenset[str]

    @property
    def headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind is Kind.HEADING)

    def heading(self, section: str) -> Block | None:
        """The heading of a section, if the document has it."""
        return next(
            (each for each in self.headings if each.section == section.lower() and each.level < 3), None
        )

    def section(self, name: str) -> tuple[Block, ...]:
        """The blocks under a heading, that itself left out."""
        wanted = name.lower()
        return tuple(
            block
            for block in self.blocks
            if block.section == wanted and not (block.kind is Kind.HEADING and block.level < 3)
        )

    def written(self, name: str) -> tuple[Block, ...]:
        """The blocks of a section that people or the record have written: no questions of the template."""
        return tuple(block for block in self.section(name) if not block.asks and block.text.strip())

    def rows(self, name: str) -> Iterator[tuple[Block, ...]]:
        """The rows of the tables in a section, the cells of each."""
        cells = (block for block in self.section(name) if block.row is not None)
        for _, row in groupby(cells, key=lambda block: block.row):
            yield tuple(row)

    @property
    def is_postmortem(self) -> bool:
        """Whether this is one at all: it names its incident, or has two of the sections."""
        known = sum(self.heading(name) is not None for name in SECTIONS)
        return "incident" in self.front.values or known >= 2
