"""What of a section changes with the thread: rows that are added, and blocks that are reckoned anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incident_actions.postmortem.sections import FRONT_MATTER, Section
from incident_actions.postmortem.spans import TIMES
from incident_actions.text.markers import digest

PICTURE, PICTURE_END = "```mermaid", "```"
#: The first cell of each table that is reckoned as a whole.
_TABLES = {"Phase": "phases", "Figure": "figures", "Users suffered": "suffered"}
#: The lines of the front matter that the thread tells anew.
_TIMES = ("severity", *TIMES, "approximate")
_DIGEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are reckoned as a whole; `start` is where they begin in their section, from 0."""

    kind: str
    start: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.lines)

    @property
    def token(self) -> str:
        """A short name for what it says, after its kind."""
        return f"{self.kind} {row_token(chr(10).join(self.lines))}"


def blocks(section: Section) -> tuple[Block, ...]:
    """The blocks of a section, in their order."""
    lines = section.words.split("\n")
    found: list[Block] = []
    for start, line in enumerate(lines):
        kind = _kind(line, section)
        if kind is not None and not (found and start < found[-1].end):
            found.append(Block(kind, start, tuple(_block(lines[start:], kind))))
    return tuple(found)


def rows(section: Section) -> tuple[str, ...]:
    """What grows: its bullets, and the rows of its last table that is no block."""
    reckoned = {n for block in blocks(section) for n in range(block.start, block.end)}
    table: list[str] = []
    bullets: list[str] = []
    before = ""
    for number, line in enumerate(section.words.split("\n")):
        if line.startswith("| ") and number not in reckoned:
            table = [*table, line] if before.startswith("| ") else [line]
        elif line.startswith("- "):
            bullets.append(line)
        before = line
    return (*table[2:], *bullets)


def tokens(section: Section) -> tuple[str, ...]:
    """Short names for its rows and then its blocks, by which we know what we have told."""
    return (*map(row_token, rows(section)), *(each.token for each in blocks(section)))


def row_token(row: str) -> str:
    """A short name for a row or a bullet."""
    return digest(row)[:_DIGEST]


def table_head(section: Section) -> tuple[str, ...]:
    """The two lines that begin its last table."""
    every = section.words.split("\n")
    heads = [n for n, line in enumerate(every) if n and line.startswith("| ---")]
    return tuple(every[heads[-1] - 1 : heads[-1] + 1]) if heads else ()


def _kind(line: str, section: Section) -> str | None:
    """The kind of the block that begins with this line, if one does."""
    if section.name == FRONT_MATTER:
        return "times" if _is_time(line) else None
    if line == PICTURE:
        return "picture"
    return _TABLES.get(line.split("|")[1].strip()) if line.startswith("| ") else None


def _block(lines: list[str], kind: str) -> Iterator[str]:
    """The lines of the block that begins with the first of these."""
    yield lines[0]
    for line in lines[1:]:
        if kind == "picture":
            yield line
            if line == PICTURE_END:
                return
        elif line.startswith("| ") or (kind == "times" and _is_time(line)):
            yield line
        else:
            return


def _is_time(line: str) -> bool:
    return line.partition(":")[0] in _TIMES
