"""The action items that are still to be agreed on: open ones that no issue was filed for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from incident_actions.config.place import Place
from incident_actions.incident.action_item import ActionItem
from incident_actions.postmortem.task_list import tasks
from incident_actions.review.document import Document
from incident_actions.review.rule import Context

_WORD = re.compile(r"[^\W_](?:[\w'’./-]*\w)?")
_OWNED = re.compile(r"\([^()]*@[A-Za-z0-9][^()]*\)\W*$")
_SECOND = re.compile(r"[\s(,&+/]*(?:and|or)?[\s(]*@[A-Za-z0-9-]+$")
#: With what joins it to the text before it.
_LONGEST_OWNER = 60
_CODE = re.compile(r"`[^`]*`")
_FIRST = re.compile(r"^(?:\W*(?:please|also|then|to|we|let's|let us|must|should|need to)\s+)+", re.I)


@dataclass(frozen=True, slots=True)
class Item:
    """An open item: what its line says in full, what was read of it, and where it begins.

    `text` leaves out the first of two owners too, where it still stands at the end. `words` are those of the
    text in small letters, from its verb on; a span of code is one word.
    """

    line: str
    read: ActionItem
    place: Place
    text: str
    words: tuple[str, ...]

    @property
    def owned(self) -> bool:
        """Whether somebody is named for it, be it beside a date that cannot be read."""
        return self.read.owner is not None or _OWNED.search(self.line[-200:]) is not None


def open_items(document: Document, context: Context) -> tuple[Item, ...]:
    """Every open item of the task list, without those that are filed: they are chased where they are."""
    return _open_items(document.text, context.today)


@lru_cache(maxsize=4)
def _open_items(text: str, today: date) -> tuple[Item, ...]:
    lines = text.split("\n")
    return tuple(
        _item(task.text, task.item(today), Place(task.line + 1, max(0, lines[task.line].find(task.text)) + 1))
        for task in tasks(text, 0)
        if not task.done and task.issue is None
    )


def _item(line: str, read: ActionItem, place: Place) -> Item:
    text = read.text[:-_LONGEST_OWNER] + _SECOND.sub("", read.text[-_LONGEST_OWNER:])
    words = _WORD.findall(_FIRST.sub("", _CODE.sub(" code ", text)))
    return Item(line, read, place, text, tuple(word.lower().replace("’", "'") for word in words))


def beyond(context: Context) -> date:
    """The last day that an item may be due on: three times as far ahead as one without a date is due."""
    ahead = min(3 * context.config.due_within, date.max - context.today)
    return context.today + ahead
