"""Foreign text made harmless for Markdown: shown as it was typed, acting on nobody and on nothing."""

from __future__ import annotations

import re
import unicodedata

#: GitHub's limit for a body, in UTF-16 units, less what a marker needs.
MOST = 65_000

_MENTION = re.compile(r"(?<![A-Za-z0-9_`/])@(?=[A-Za-z0-9])")
_REFERENCE = re.compile(r"(?<![A-Za-z0-9&])(#|GH-)(?=\d)", re.I)
_CLOSING = re.compile(r"\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(:?\s+)(?=[#\w-]*[#/])", re.I)
_ISSUE_LINK = re.compile(r"(?<=github\.com)(?=/)", re.I)
_SPECIAL = re.compile(r"([\\*\[\]~|`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
ZERO_WIDTH = "\u200b"


def mentionless(login: str) -> str:
    """A login shown without waking its owner: in code, with a space of no width after the `@`."""
    return f"`@{ZERO_WIDTH}{login}`"


def plain(text: str, longest: int = 2_000) -> str:
    """Foreign text as one line of inert Markdown: for table cells, headings and sentences.

    Mentions, references, closing words, HTML, images, links, emphasis and table bars do nothing;
    what cannot be seen is shown as U+FFFD.
    """
    return _escape(shorten(" ".join(_visible(text).split()), longest))


def quoted(text: str, longest: int = 20_000) -> str:
    """Foreign text over several lines, as an inert quotation."""
    lines = shorten(_visible(text), longest).split("\n")
    return "\n".join(f"> {_escape(line)}".rstrip() for line in lines)


def fenced(text: str) -> str:
    """Foreign text as it stands, in a code fence longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


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
    if character in "\n\t" or character == "\u200d":
        return character
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def _escape(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _SPECIAL.sub(r"\\\1", text)
    text = _MENTION.sub(f"@{ZERO_WIDTH}", text)
    text = _CLOSING.sub(rf"\1{ZERO_WIDTH}\2", text)
    text = _ISSUE_LINK.sub(ZERO_WIDTH, text)
    return _REFERENCE.sub(rf"\1{ZERO_WIDTH}", text)
