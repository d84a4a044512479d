"""The pages of a digest, and what people have ticked on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import Person, Thread, Version
from incident_actions.versions import changed, overwritten, unread

#: A line that names an item, and the boxes below it.
ITEM = re.compile(r"- #(\d{1,9}) ")
BOX = re.compile(r"  - \[([ xX])\] (done|one week more|not mine)\s*")


class Wish(StrEnum):
    """What the boxes of an item say, in the order in which the first that is ticked counts."""

    DONE = "done"
    WEEK = "one week more"
    NOT_MINE = "not mine"


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a digest: the issue's body or, where that is too long, a comment of ours below it."""

    body: str
    editor: Person | None
    comment: int | None = None
    versions: tuple[Version, ...] = ()

    @property
    def seen(self) -> str:
        """The newest version by a person whose ticks have been carried out, by GitHub's name."""
        return str((data_of(self.body) or {}).get("seen") or "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wishes for an item."""

    wish: Wish
    who: Person


def pages(thread: Thread) -> tuple[Page, ...]:
    """The parts of the digest that this issue is; none where it is no digest of ours."""
    key = key_of(thread.body) if thread.author is not None and thread.author.ours else None
    if key is None or not key.startswith("digest "):
        return ()
    further = (each for each in thread.comments if each.ours and (key_of(each.body) or "").startswith(key))
    return (
        Page(thread.body, thread.edited_by, None, thread.versions),
        *(Page(each.body, each.edited_by, each.id, each.versions) for each in further),
    )


def unread_ticks(digest: Thread) -> frozenset[str]:
    """The names of the versions of a digest's pages that have to be read for their ticks."""
    return frozenset(name for page in pages(digest) for name in unread(page.versions, page.seen))


def asked(page: Page) -> Mapping[int, Asked]:
    """What people have ticked for which item: what stands there now, and what we have written over unread."""
    found: dict[int, Asked] = {}
    for edit in overwritten(page.versions, page.seen):
        for number, wish in changed(edit, ticked).items():
            found.pop(number, None)
            if wish is not None and edit.after.by is not None:
                found[number] = Asked(wish, edit.after.by)
    if page.editor is not None and not page.editor.bot:
        found |= {number: Asked(wish, page.editor) for number, wish in ticked(page.body).items()}
    return {number: each for number, each in found.items() if number in shown(page.body)}


def restless(page: Page) -> bool:
    """Whether somebody has ticked something on a page, or has edited it unread."""
    return bool(ticked(page.body) or overwritten(page.versions, page.seen))


def ticked(body: str) -> Mapping[int, Wish]:
    """What is wished for which item."""
    wishes: dict[int, list[Wish]] = {}
    for number, box in _boxes(body.split("\n")):
        if box[1] != " ":
            wishes.setdefault(number, []).append(Wish(box[2]))
    return {number: min(found, key=list(Wish).index) for number, found in wishes.items()}


def shown(body: str) -> frozenset[int]:
    """The items that stand on a page."""
    return frozenset(int(found[1]) for line in body.split("\n") if (found := ITEM.match(line)))


def _boxes(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Each box, with the number of the item above it."""
    number = 0
    for line in lines:
        if found := ITEM.match(line):
            number = int(found[1])
        elif number and (box := BOX.fullmatch(line)):
            yield number, box
        elif line.strip():
            number = 0
