"""Filling in sections of a Markdown document by their headings."""

from __future__ import annotations

from collections.abc import Mapping


def with_sections(document: str, texts: Mapping[str, str]) -> str:
    """The document with these second-level sections' text replaced; raises KeyError for a missing one."""
    for heading, text in texts.items():
        document = _replaced(document, heading, text)
    return document


def _replaced(document: str, heading: str, text: str) -> str:
    lines = document.splitlines()
    starts = [place for place, line in enumerate(lines) if line.strip() == f"## {heading}"]
    if not starts:
        raise KeyError(f"the document has no section {heading!r}")
    following = (place for place, line in enumerate(lines) if place > starts[0] and line.startswith("## "))
    end = next(following, len(lines))
    return "\n".join([*lines[: starts[0] + 1], "", text, "", *lines[end:], ""]).rstrip("\n") + "\n"
