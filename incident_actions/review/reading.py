"""From a file's text to the document: read by markdown-it, as GitHub reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from incident_actions.config.place import Place
from incident_actions.review.document import Block, Comment, Document, Kind, Link
from incident_actions.review.front_matter import FrontMatter, front_matter
from incident_actions.review.inline import Source, read_inline, source_of, spans
from incident_actions.text.commonmark import commonmark

if TYPE_CHECKING:
    from markdown_it.token import Token

_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_NAMED = re.compile(r"<[a-z][a-z0-9]*\s[^>]{0,200}?\b(?:name|id)\s*=\s*[\"']?([^\s\"'>]{1,100})", re.I)
_NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


@dataclass(slots=True)
class _Reader:
    """The walk through the tokens: where it is, and what it has found."""

    source: Source
    section: str = ""
    heading: int = 0
    items: list[int] = field(default_factory=list)
    lists: list[bool] = field(default_factory=list)
    quotes: int = 0
    row: int | None = None
    columns: list[str] = field(default_factory=list)
    cells: int = 0
    cell_end: int = 0
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def step(self, index: int, token: Token) -> None:
        """Go on by a token."""
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "table_open":
                self.columns = []
            case "tr_open":
                self.row, self.cells, self.cell_end = index, 0, 0
            case "tr_close":
                self.row = None
            case "html_block" if token.map:
                self.take_html(token.content, self.source.offset(token.map[0]), alone=True)
            case "inline" if token.map:
                self.take(token, token.map[0], token.map[1])
            case _:
                self._nest(index, token)

    def _nest(self, index: int, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.items.append(index)
            case "list_item_close":
                self.items.pop()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case _:
                pass

    def take(self, token: Token, first: int, last: int) -> None:
        start = max(self.source.offset(first), self.cell_end)
        read = read_inline(token.children or [], self.source, start, self.source.offset(last))
        self.cell_end = read.end if self.row is not None else 0
        if self.heading:
            self._name(read.words)
        if self.heading and self.heading < 3 and not self.quotes and not self.items:
            self.section = read.words.strip().lower()
        self.blocks.append(
            Block(
                kind=self._kind(),
                section=self.section,
                text=read.words,
                places=tuple(spans(read.anchors, self.source)) or ((0, self.source.place(start)),),
                item=self.items[0] if self.items else None,
                ordered=bool(self.lists) and self.lists[0],
                row=self.row,
                column=self._column(read.words.strip()),
                quoted=self.quotes > 0,
                asks=read.emphasised and "?" in read.words,
                level=self.heading,
            )
        )
        self.links += (Link(target, self.source.place(at)) for target, at in read.links)
        for content, at in read.comments:
            self.take_html(content, at, alone=False)

    def take_html(self, content: str, at: int, *, alone: bool) -> None:
        """Comments, and the anchors that elements set; their words are none of ours."""
        self.named |= {name.lower() for name in _NAMED.findall(content)}
        for comment in _COMMENT.finditer(content) if "-->" in content else ():
            place = self.source.place(at + comment.end() - 1 if alone else at + comment.start())
            self.comments.append(Comment(comment[1].strip(), place, alone))

    def _kind(self) -> Kind:
        if self.heading:
            return Kind.HEADING
        if self.row is not None:
            return Kind.CELL
        return Kind.ITEM if self.items else Kind.PARAGRAPH

    def _column(self, words: str) -> str:
        """The head of the column that a cell stands in; those of the first row are heads themselves."""
        if self.row is None:
            return ""
        if self.cells == len(self.columns):
            self.columns.append(words)
        self.cells += 1
        return self.columns[self.cells - 1]

    def _name(self, words: str) -> None:
        """The anchor that GitHub gives to a heading; the second of the same words gets `-1`."""
        name = _NOT_IN_ANCHORS.sub("", words.strip().lower()).replace(" ", "-")
        count = self.anchors.get(name, 0)
        self.anchors[name] = count + 1
        self.named.add(f"{name}-{count}" if count else name)


def read_document(text: str) -> Document:
    """The document in a file's text. Any text is one: a rule may find that it has nothing in it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    front = front_matter(lines)
    body = "\n".join([" " * len(line) for line in lines[: front.lines]] + lines[front.lines :])
    reader = _Reader(source_of(body))
    for index, token in enumerate(commonmark().parse(body)):
        reader.step(index, token)
    return Document(
        text=text,
        front=front,
        blocks=(*_factors(front), *reader.blocks),
        links=tuple(reader.links),
        comments=tuple(reader.comments),
        anchors=frozenset(reader.named),
    )


def _factors(front: FrontMatter) -> Iterator[Block]:
    """What the front matter names as factors: words like any others."""
    named, place = front.values.get("factors"), front.place("factors")
    for each in named if isinstance(named, list) else ():
        yield Block(Kind.ITEM, "", str(each), ((0, place),))


def line_of(document: Document, line: int) -> tuple[str, Place]:
    """A line's words without the spaces around them, and where they begin; lines count from 1."""
    whole = document.text.split("\n")[line - 1]
    return whole.strip(), Place(line, len(whole) - len(whole.lstrip()) + 1)
