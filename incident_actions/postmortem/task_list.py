"""The action items in a post-mortem's text: the task list under their heading, as Markdown reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from incident_actions.incident.action_item import ActionItem, item_in
from incident_actions.text.commonmark import blocks, lines
from incident_actions.text.markdown import as_read

_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[([ xX])\]\s+(.*)$")
_LINK = re.compile(r"^\[#(\d{1,9})\]\([^)\s]*\)\s*")
_NOTE = re.compile(r" — (?:done \d{4}-\d{2}-\d{2}(?: in \[#\d{1,9}\]\([^)\s]*\))?|won't do(?:: .*)?)$")
_HARD = re.compile(r"(?:(?<! ) {2,}|\\)$")
#: An owner and a date are looked for over so many lines together.
_TAIL = 3


@dataclass(frozen=True, slots=True)
class Task:
    """One item of the task list under *Action items*. `issue` is the number it is linked to, if any.

    It begins at `line`; `words` are what its lines say, without box, link and note, and `hard` is the space
    or hard line break behind them, if any.
    `noted`: it says itself how it ended, as we write it; a box that a person ticked does not.
    """

    line: int
    lead: str
    done: bool
    noted: bool
    issue: int | None
    words: tuple[str, ...]
    hard: str
    key: str

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return " ".join(each.strip() for each in self.words)

    @property
    def ticked(self) -> bool:
        """Whether a person has ticked the box."""
        return self.done and not self.noted

    @property
    def unticked(self) -> bool:
        """Whether a person has taken the tick away that we had made."""
        return self.noted and not self.done

    def item(self, today: date) -> ActionItem:
        """What the line says; a due date that cannot be read counts as missing, the words stay."""
        return item_in(self.text, today)


def tasks(text: str, incident: int) -> tuple[Task, ...]:
    """The task list under *Action items*; items elsewhere, such as under *Ideas*, are never filed.

    Of items with one link and different words the first has it: the others were copied from it.
    """
    every = [each.rstrip("\r\n") for each in lines(text)]
    found: list[Task] = []
    seen: dict[str, int] = {}
    linked: dict[str, str] = {}
    for first, end in _items(text):
        match = _TASK.match(every[first])
        if match is None:
            continue
        link = _LINK.match(match[3])
        opening = match[3][link.end() :] if link else match[3]
        words, noted, hard = _words([opening, *every[first + 1 : end]])
        said = " ".join(each.strip() for each in words)
        if not as_read(said).strip():  # as GitHub's editor leaves it at the end of a list
            continue
        seen[said] = seen.get(said, 0) + 1
        key = _key(incident, said, seen[said])
        issue = int(link[1]) if link and linked.setdefault(link[1], said) == said else None
        found.append(Task(first, match[1], match[2] != " ", noted, issue, words, hard, key))
    return tuple(found)


def _words(lines: list[str]) -> tuple[tuple[str, ...], bool, str]:
    """The lines of a paragraph that are the item, whether our note ends them, and the space behind.

    An item goes over as many lines as it takes to name its owner and date, or up to a hard line break;
    what follows explains it.
    """
    words: list[str] = []
    for line in lines:
        hard = _HARD.search(line) if len(words) + 1 < len(lines) else None
        bare = line[: hard.start()] if hard else line.rstrip()
        note = _NOTE.search(bare)
        last = bare[: note.start()] if note else bare
        if note or hard or len(words) + 1 == len(lines) or _ended([*words[1 - _TAIL :], last]):
            return (*words, last), note is not None, line[len(bare) :]
        words.append(line)
    return (), False, ""


def _ended(lines: list[str]) -> bool:
    """Whether an item's owner or date stands at the end of these lines, and nothing is left open there."""
    text = " ".join(lines)
    if text.rstrip().endswith(",") or text.rfind("(") > text.rfind(")"):
        return False
    item = item_in(text, date.min)
    return item.due is not None or (item.owner is not None and text.rstrip().endswith(")"))


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The lines of each list item's first paragraph under the heading, by markdown-it's own reading."""
    tokens = blocks(text)
    inside = ideas = False
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            title = tokens[index + 1].content.strip().lower()
            inside = title == "action items" if token.tag in ("h1", "h2") else inside
            ideas = title == "ideas"
        elif inside and not ideas and token.type == "list_item_open" and token.map:
            below = tokens[index + 1]
            paragraph = below.type == "paragraph_open" and below.map and below.map[0] == token.map[0]
            yield token.map[0], below.map[1] if paragraph and below.map else token.map[0] + 1


def _key(incident: int, words: str, nth: int) -> str:
    digest = sha256(" ".join(words.split()).encode()).hexdigest()[:12]
    return f"item {incident} {digest}" + (f" {nth}" if nth > 1 else "")
