"""A log as a page shows it."""

from __future__ import annotations

import re

_COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
_REPORTED = re.compile(r"^::(error|warning|notice)(?: [^\n]*?)?::(.*)$", re.MULTILINE | re.IGNORECASE)
MOST_LOG = 400_000


def plain(log: str) -> str:
    """Without colours, with what steps reported in plain words, and not longer than a browser likes."""
    text = _REPORTED.sub(_in_words, _COLOURS.sub("", log))
    return text if len(text) <= MOST_LOG else f"… the beginning is left out\n{text[-MOST_LOG:]}"


def _in_words(found: re.Match[str]) -> str:
    """`::error file=a.md::Say why` as `Error: Say why`, as GitHub shows it."""
    message = found[2].replace("%0D", "").replace("%0A", "\n").replace("%25", "%")
    return f"{found[1].capitalize()}: {message}"
