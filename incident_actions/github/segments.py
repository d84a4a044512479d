"""Segments of a request's path: what people typed never reaches another endpoint than the one meant."""

from __future__ import annotations

from urllib.parse import quote


def segment(text: str) -> str | None:
    """The text as one segment of a path; None for one that libraries or servers fold into its neighbours.

    PyGithub and requests resolve `..` before they send, and a server may take `%2F` for a slash.
    """
    if text in {"", ".", ".."} or any(mark in text for mark in "/\\%?#") or not text.isprintable():
        return None
    return quote(text, safe="")
