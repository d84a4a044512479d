"""Headings of files can be linked to, by the words in them."""

from __future__ import annotations

import re
from collections import Counter

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DROPPED = re.compile(r"[^\w\- ]")


def plugin(parser: MarkdownIt) -> None:
    parser.core.ruler.push("heading_ids", _name)


def _name(state: StateCore) -> None:
    seen: Counter[str] = Counter()
    for at, token in enumerate(state.tokens):
        if token.type == "heading_open":
            slug = _slug(state.tokens[at + 1])
            again = seen[slug]
            seen[slug] += 1
            token.attrSet("id", f"{slug}-{again}" if again else slug)


def _slug(inline: Token) -> str:
    """GitHub's: small letters, hyphens for spaces, no other signs."""
    words = "".join(each.content for each in inline.children or () if each.type in {"text", "code_inline"})
    return _DROPPED.sub("", words.strip().lower()).replace(" ", "-")
