"""The pages of a digest, and what people have ticked on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import Person, Thread, Version
from incident_actions.versions import changed, edits, names, overwritten

#: A line that names an item, and the boxes below it.
ITEM = re.compile(r"- #(\d{1,9}) ")
BOX = re.compile(r"  - \[([ xX])\] (done|one week more|I take it|not mine)\s*")


class Wish(StrEnum):
    """What the boxes of an item say; of several that somebody has ticked, the first here counts."""

    DONE = "done"
    WEEK = "one week more"
    MINE = "I take it"
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
    """The names of the versions of a digest's pages that have to be read: they tell who has ticked what."""
    found = (names(edits(page.versions, page.seen)) for page in pages(digest) if restless(page))
    return frozenset().union(*found)


def asked(page: Page) -> Mapping[int, tuple[Asked, ...]]:
    """What people have ticked for which item, in the order in which they did.

    Each tick is that of whoever made it, not of the last editor, also where we have written over it unread.
    Only where GitHub keeps no versions is what stands there taken to be the last editor's.
    """
    ticks: dict[tuple[int, Wish], Person] = {}
    for edit in edits(page.versions, page.seen):
        for box, is_ticked in changed(edit, _ticked).items():
            ticks.pop(box, None)
            if is_ticked and edit.after.by is not None:
                ticks[box] = edit.after.by
    if not page.versions and page.editor is not None and not page.editor.bot:
        ticks = dict.fromkeys(_ticked(page.body), page.editor)
    found: dict[int, tuple[Asked, ...]] = {}
    for (number, wish), who in ticks.items():
        found[number] = (*found.get(number, ()), Asked(wish, who))
    return {number: found[number] for number in found if number in shown(page.body)}


def granted(page: Page, people: AbstractSet[Person]) -> Mapping[int, Asked]:
    """What is carried out for which item: of those people who may, whoever has ticked first decides."""
    found: dict[int, Asked] = {}
    for number, wishes in asked(page).items():
        allowed = [each for each in wishes if each.who in people]
        theirs = [each for each in allowed if each.who == allowed[0].who]
        if theirs:
            found[number] = min(theirs, key=lambda each: list(Wish).index(each.wish))
    return found


def restless(page: Page) -> bool:
    """Whether somebody has ticked something on a page, or has edited it unread."""
    return bool(_ticked(page.body) or overwritten(page.versions, page.seen))


def _ticked(body: str) -> Mapping[tuple[int, Wish], bool]:
    """The boxes that are ticked, by item."""
    return {(number, Wish(box[2])): True for number, box in _boxes(body.split("\n")) if box[1] != " "}


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
