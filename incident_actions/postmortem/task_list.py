"""The action items in a post-mortem's text: where they stand, and how a line reads once its issue exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from incident_actions.errors import CommandError
from incident_actions.incident.action_item import ActionItem, read_item
from incident_actions.text.commonmark import blocks
from incident_actions.text.markdown import as_read

_TASK = re.compile(r"^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[([ xX])\]\s+(.*)$")
#: Where markdown-it sees a line end; each line keeps its own.
_ENDING = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_LINK = re.compile(r"^\[#(\d{1,9})\]\([^)\s]*\)\s*")
_NOTE = re.compile(r" — (?:done \d{4}-\d{2}-\d{2}(?: in \[#\d{1,9}\]\([^)\s]*\))?|won't do: .*)$")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list under *Action items*. `issue` is the number it is linked to, if any.

    `noted`: the line says itself since when it is done, as we write it; a box that a person ticked does not.
    """

    line: int
    lead: str
    done: bool
    noted: bool
    issue: int | None
    text: str
    key: str

    @property
    def ticked(self) -> bool:
        """Whether a person has ticked the box."""
        return self.done and not self.noted

    def item(self, today: date) -> ActionItem:
        """What the line says; a due date that cannot be read counts as missing, the words stay."""
        try:
            return read_item(self.text, today)
        except CommandError:
            return ActionItem(self.text)


@dataclass(frozen=True, slots=True)
class Filed:
    """What is known of a filed item: its page, and when and by which pull request it was closed.

    `owner` and `due` are given where a command has changed one of them, the owner only if it was that;
    `dropped` is why it will not be done.
    """

    number: int
    url: str
    closed: date | None = None
    closed_by: str | None = None
    owner: str | None = None
    due: date | None = None
    dropped: str = ""


def tasks(text: str, incident: int) -> tuple[Task, ...]:
    """The task list under *Action items*; items elsewhere, such as under *Ideas*, are never filed.

    Of lines with one link and different words the first has it: the others were copied from it.
    """
    lines = _ENDING.split(text)
    found: list[Task] = []
    seen: dict[str, int] = {}
    linked: dict[str, str] = {}
    for number in _item_lines(text):
        match = _TASK.match(lines[number].rstrip("\r\n"))
        if match is None:
            continue
        link = _LINK.match(match[3])
        words = (match[3][link.end() :] if link else match[3]).strip()
        note = _NOTE.search(words)
        words = words[: note.start()].strip() if note else words
        if not as_read(words).strip():  # as GitHub's editor leaves it at the end of a list
            continue
        seen[words] = seen.get(words, 0) + 1
        key = _key(incident, words, seen[words])
        issue = int(link[1]) if link and linked.setdefault(link[1], words) == words else None
        found.append(Task(number, match[1], match[2] != " ", note is not None, issue, words, key))
    return tuple(found)


def rewritten(text: str, incident: int, filed: Mapping[str, Filed]) -> str:
    """The text with each filed item linked, and its box ticked if its issue is closed.

    `filed` is by the item's key or, for a linked item, by `#` and its number. All other lines stay as they
    are, and so does a box that a person has ticked: its issue follows.
    """
    lines = _ENDING.split(text)
    for task in tasks(text, incident):
        known = filed.get(f"#{task.issue}") if task.issue else filed.get(task.key)
        if known is not None and not (task.ticked and not known.closed):
            before = lines[task.line]
            lines[task.line] = _line(task, known) + before[len(before.rstrip("\r\n")) :]
    return "".join(lines)


def _line(task: Task, known: Filed) -> str:
    box = "x" if known.closed else " "
    return f"{task.lead}[{box}] [#{known.number}]({known.url}) {_followed(task.text, known)}{_end(known)}"


def _end(known: Filed) -> str:
    """` — done 2026-12-04 in #50`, or ` — won't do: why`; empty while it is open."""
    if not known.closed:
        return ""
    if known.dropped:
        return f" — won't do: {known.dropped}"
    return f" — done {known.closed.isoformat()}" + (f" in {known.closed_by}" if known.closed_by else "")


def _followed(text: str, known: Filed) -> str:
    """The item's words, with another owner and date where commands have changed them; else as they are."""
    try:
        item = read_item(text, date.min)
    except CommandError:
        return text
    changed = replace(item, owner=known.owner or item.owner, due=known.due or item.due)
    return text if changed == item else str(changed)


def _item_lines(text: str) -> list[int]:
    """The first line of each list item under the heading, by markdown-it's own reading of the text."""
    tokens = blocks(text)
    inside = ideas = False
    found = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            title = tokens[index + 1].content.strip().lower()
            inside = title == "action items" if token.tag in ("h1", "h2") else inside
            ideas = title == "ideas"
        elif inside and not ideas and token.type == "list_item_open" and token.map:
            found.append(token.map[0])
    return found


def _key(incident: int, words: str, nth: int) -> str:
    digest = sha256(" ".join(words.split()).encode()).hexdigest()[:12]
    return f"item {incident} {digest}" + (f" {nth}" if nth > 1 else "")
