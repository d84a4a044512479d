"""A log as a page shows it."""

from __future__ import annotations

import re

_COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
MOST_LOG = 400_000


def plain(log: str) -> str:
    """Without colours, and not longer than a browser likes."""
    text = _COLOURS.sub("", log)
    return text if len(text) <= MOST_LOG else f"… the beginning is left out\n{text[-MOST_LOG:]}"
