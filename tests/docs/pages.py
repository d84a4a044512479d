"""The pages of the documentation, and what stands in them: links, blocks of code, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")))
#: Where the links into our own repository begin.
OURS = "https://raw.githubusercontent.com/incident-actions/incident-actions/v1/"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.S | re.M)
_CODE = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: in which language, and its text."""

    page: Path
    language: str
    text: str


def blocks(page: Path, *languages: str) -> list[Block]:
    found = _FENCE.findall(page.read_text("utf-8"))
    return [Block(page, language, text) for language, text in found if language in languages]


def links(page: Path) -> list[str]:
    """Where the links of a page lead, those in code left out."""
    return _LINK.findall(_CODE.sub("", _FENCE.sub("", page.read_text("utf-8"))))


def anchors(page: Path) -> set[str]:
    """The names by which headings can be linked, as GitHub makes them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def column(page: str, heading: str) -> list[str]:
    """What stands in code in the first column of the first table below a heading or comment."""
    text = (ROOT / page).read_text("utf-8").partition(heading)[2]
    rows = re.search(r"(?:^\|.*\n)+", text, re.M)
    assert rows, f"{page} has no table below {heading}"
    return [name for row in rows[0].splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
