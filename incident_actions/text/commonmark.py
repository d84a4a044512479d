"""Reading Markdown as GitHub does: by CommonMark, however deep its lists and quotes nest."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

#: Markdown-it gives up the rest of a text at 20, which eleven nested lists reach. Within a line 20 is enough,
#: and keeps a line of brackets from taking minutes.
DEEPEST = 200
#: What is longer than this, in characters, is no paragraph of people: its words are taken as they are.
LONGEST = 100_000
#: Where markdown-it sees a line end; each line keeps its own.
_LINE_END = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def lines(text: str) -> list[str]:
    """The lines, each with its own end; the last one may be empty."""
    return _LINE_END.split(text)


@cache
def commonmark() -> MarkdownIt:
    """The parser of whole documents, tables and strikethrough included."""
    parser = _parser(DEEPEST)
    parser.core.ruler.at("inline", _read_lines)
    return parser


def blocks(text: str) -> list[Token]:
    """The blocks alone: what stands within a line is not read."""
    return _blocks().parse(text)


@cache
def _blocks() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).disable("inline")


@cache
def _parser(deepest: int) -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])


def _read_lines(state: StateCore) -> None:
    from markdown_it.token import Token

    lines = _parser(20)
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LONGEST:
            token.children = [Token("text", "", 0, content=token.content)]
        elif token.type == "inline":
            token.children = []
            lines.inline.parse(token.content, lines, state.env, token.children)
