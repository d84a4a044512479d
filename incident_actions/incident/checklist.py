"""The checklist in the status comment: its boxes, and who has ticked which."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from incident_actions.incident.memory import STATUS, Memory, Tick
from incident_actions.text.markdown import as_read
from incident_actions.text.markers import digest, key_of
from incident_actions.thread import Comment, Person, Thread
from incident_actions.versions import changed, overwritten, unread

_BOX = re.compile(r"^([ \t]*[-*+] \[)([ xX])(\] +)(.+)$", re.M)


def ticks_in(status: Comment, memory: Memory) -> Mapping[str, Tick]:
    """What is ticked, by the item's digest: as remembered, unless a person has edited the comment since.

    Only who may write to the repository can edit a comment of ours, so whoever ticks is a responder. A tick
    whose box is not shown, as once the severity has another checklist, stays. What we have written over
    before we had read it counts like all else.
    """
    ticks = dict(memory.ticks)
    edits = overwritten(status.versions, memory.seen)
    for edit in edits:
        _take(ticks, changed(edit, _ticked), edit.after.by, edit.after.at)
    if not edits and status.edited_by is not None and not status.edited_by.bot:
        _take(ticks, _boxes(status.body), status.edited_by, status.edited_at)
    return ticks


def unread_ticks(thread: Thread) -> frozenset[str]:
    """The names of the versions of an incident's status comment that have to be read for their ticks."""
    status = next((each for each in thread.comments if each.ours and key_of(each.body) == STATUS), None)
    return frozenset() if status is None else unread(status.versions, Memory.of(thread).seen)


def ticked(text: str, ticks: Mapping[str, Tick]) -> str:
    """The Markdown of a checklist with a tick in each box that somebody has ticked."""
    return _BOX.sub(
        lambda box: f"{box[1]}{'x' if _key(as_read(box[4])) in ticks else ' '}{box[3]}{box[4]}", text
    )


def _take(
    ticks: dict[str, Tick], boxes: Mapping[str, bool | None], by: Person | None, at: datetime | None
) -> None:
    """Have these boxes, by their text, as somebody has left them."""
    for text, checked in boxes.items():
        if not checked:
            ticks.pop(_key(text), None)
        elif by is not None and at is not None:
            ticks.setdefault(_key(text), Tick(text, by.login, at))


def _ticked(body: str) -> Mapping[str, bool]:
    return {text: checked for text, checked in _boxes(body).items() if checked}


def _boxes(body: str) -> Mapping[str, bool]:
    """Each box of a text, by what it says, and whether it is ticked."""
    return {as_read(box[4]): box[2] != " " for box in _BOX.finditer(body)}


def _key(text: str) -> str:
    return digest(" ".join(text.split()))
