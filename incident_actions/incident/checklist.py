"""The checklist in the status comment: its boxes, and who has ticked which."""

from __future__ import annotations

import re
from collections.abc import Mapping

from incident_actions.incident.memory import Tick
from incident_actions.text.markdown import as_read
from incident_actions.text.markers import digest
from incident_actions.thread import Comment

_BOX = re.compile(r"^([ \t]*[-*+] \[)([ xX])(\] +)(.+)$", re.M)


def ticks_in(status: Comment, remembered: Mapping[str, Tick]) -> Mapping[str, Tick]:
    """What is ticked, by the item's digest: as remembered, unless a person has edited the comment since.

    Only who may write to the repository can edit a comment of ours, so whoever ticks is a responder. A tick
    whose box is not shown, as once the severity has another checklist, stays.
    """
    by, at = status.edited_by, status.edited_at
    if by is None or by.bot or at is None:
        return remembered
    ticks = dict(remembered)
    for box in _BOX.finditer(status.body):
        text = as_read(box[4])
        if box[2] == " ":
            ticks.pop(_key(text), None)
        else:
            ticks.setdefault(_key(text), Tick(text, by.login, at))
    return ticks


def ticked(text: str, ticks: Mapping[str, Tick]) -> str:
    """The Markdown of a checklist with a tick in each box that somebody has ticked."""
    return _BOX.sub(
        lambda box: f"{box[1]}{'x' if _key(as_read(box[4])) in ticks else ' '}{box[3]}{box[4]}", text
    )


def _key(text: str) -> str:
    return digest(" ".join(text.split()))
