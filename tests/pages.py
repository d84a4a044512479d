"""A page as a reader's browser would have it: its blocks, and whom and what its words reach."""

from __future__ import annotations

import re
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_MENTION = re.compile(r"(?<![\w`])@[A-Za-z0-9]")
_REFERENCE = re.compile(r"(?<![\w&])(?:#|GH-)\d", re.I)


def shape(text: str) -> list[str]:
    """The blocks of a page, one after the other; many table rows or list items alike count as one."""
    blocks = [f"{token.type} {token.tag}" for token in _MARKDOWN.parse(text)]
    rows = (
        " ".join(blocks)
        .replace("tr_close tr", "tr_close tr\n")
        .replace("list_item_close li", "list_item_close li\n")
    )
    return [row.strip() for row, _ in groupby(rows.split("\n"))]


def words(text: str) -> list[Token]:
    """Everything within the blocks: texts, code, links, images, HTML."""
    return [child for token in _MARKDOWN.parse(text) for child in token.children or ()]


def mentions(text: str) -> list[str]:
    """Texts that would wake somebody."""
    return [token.content for token in words(text) if token.type == "text" and _MENTION.search(token.content)]


def references(text: str) -> list[str]:
    """Texts that would leave a trace in another issue."""
    return [
        token.content for token in words(text) if token.type == "text" and _REFERENCE.search(token.content)
    ]


def reached(text: str) -> set[str]:
    """Where links and images lead, and what HTML stands in a line."""
    found = {
        str(token.attrs.get("href", token.attrs.get("src")))
        for token in words(text)
        if token.type in ("link_open", "image")
    }
    return found | {token.content for token in words(text) if token.type == "html_inline"}
