"""Which commands of a comment have been heard already, by the places at which its item's record has changed.

A place is `COMMENT NAME DIGEST`, as in `4294967301 due 1a2b3c4d5e6f`. Where the record knows nothing of an
accepted comment, another run has written over what was heard, and the comment awaits an answer again; but
what the record has forgotten for want of room was heard.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from incident_actions.incident.answered import counted, words_of
from incident_actions.incident.item_record import ItemRecord, comment_of
from incident_actions.text.calls import Call
from incident_actions.thread import Comment, Sign


@dataclass(frozen=True, slots=True)
class Heard:
    """The calls of a comment that await an answer; `former` is the place before of those that were edited."""

    awaiting: tuple[Call, ...]
    former: Mapping[Call, str] = field(default_factory=dict)


def place_of(place: str, call: Call) -> str:
    """The place of a command in the record; `place` says where it stands in the thread."""
    return f"{place} {words_of(call)}"


def heard(comment: Comment, calls: tuple[Call, ...], record: ItemRecord, helped: Collection[str]) -> Heard:
    """By the places in the item's record, and those of the calls for help that were answered.

    An accepted comment that stands there and that nobody has edited has been heard, however it is read today.
    """
    accepted = comment.signed(Sign.ACCEPTED) is not None
    said = [
        (place.partition(" ")[2], place) for place, _ in record.changes if comment_of(place) == comment.id
    ]
    if accepted and not said and comment.id > record.forgotten:
        return Heard(tuple(call for call in calls if call.name != "help"))
    if accepted and comment.edited_at is None:
        return Heard(())
    asking = tuple(call for call in calls if not (call.name == "help" and call.place(comment.id) in helped))
    found = counted(asking, (words for words, _ in said), comment.edited, lambda _: True)
    former = {kept.call: dict(said)[kept.before] for kept in found.kept if kept.before != words_of(kept.call)}
    if not accepted:
        return Heard(calls, former)
    known = said or asking != calls
    return Heard(tuple(each for each in asking if known and (each in former or each in found.added)), former)
