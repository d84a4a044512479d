"""Foreign text made harmless for Markdown: shown as it was typed, acting on nobody and on nothing."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

#: GitHub's limit for a body, in UTF-16 units, less what a marker needs.
MOST = 65_000

_MENTION = re.compile(r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9])")
_REFERENCE = re.compile(r"(#|\bGH-)(?=\d)", re.I)
_CLOSING = re.compile(r"\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?=:?\s+[\w./-]*#\d)", re.I)
#: A full link to an issue refers to it too, on any host.
_ISSUE_LINK = re.compile(r"(/(?:issues|pulls?|discussions)/)(?=\d)", re.I)
_SPECIAL = re.compile(r"([\\*\[\]~|`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
#: What would begin a heading, a list or a rule where the text stands at the start of a line.
_BLOCK = re.compile(r"^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|-+$|=+$)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Letters, marks and symbols that show nothing, although Unicode does not count them as invisible.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
ZERO_WIDTH = "\u200b"


def plain(text: str, longest: int = 2_000) -> str:
    """Foreign text as one line of inert Markdown: for table cells, headings and sentences.

    Mentions, references, closing words, HTML, images, links, emphasis and table bars do nothing;
    what cannot be seen is shown as U+FFFD.
    """
    return _escape(shorten(visible(text), longest))


def title(text: str, longest: int = 250) -> str:
    """Foreign text as the title of an issue, pull request or milestone, where Markdown is not read."""
    return shorten(_inert(visible(text)), longest)


def in_code(text: str, longest: int = 60) -> str:
    """A few foreign words in a code span, as they were typed."""
    shown = shorten(visible(text), longest).replace("`", "'")
    return f"`{shown}`"


def as_read(text: str) -> str:
    """What people see of a line of Markdown, without what `plain` puts in."""
    return unescape(_ESCAPED.sub(r"\1", text)).replace(ZERO_WIDTH, "")


def visible(text: str) -> str:
    """Foreign text as one line in which everything can be seen; not made harmless otherwise."""
    return " ".join(_visible(text).split())


def units(text: str) -> int:
    """The length as GitHub counts it: UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning with `…` where it is longer."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _visible(text: str) -> str:
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if clean.isascii() and clean.replace("\n", "").replace("\t", "").isprintable():
        return clean
    return "".join(_shown(character) for character in clean)


def _shown(character: str) -> str:
    if character in "\n\t\u200d":
        return character
    hidden = character in _BLANK or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")
    return "\ufffd" if hidden else character


def _escape(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _BLOCK.sub(r"\\", _SPECIAL.sub(r"\\\1", text))
    return _inert(_NUMBERED.sub(r"\1\\\2", text))


def _inert(text: str) -> str:
    text = _MENTION.sub(f"@{ZERO_WIDTH}", text)
    text = _CLOSING.sub(rf"\1{ZERO_WIDTH}", text)
    text = _ISSUE_LINK.sub(rf"\1{ZERO_WIDTH}", text)
    return _REFERENCE.sub(rf"\1{ZERO_WIDTH}", text)
