"""What a command changes on an action item: its record, a line under *Changes*, and what goes with these.

Of two words on one fact the newer counts, whichever is carried out first. Where its author has edited a
command, its line follows, and so does the fact while that is still as this command had it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from incident_actions.actions.heard import place_of
from incident_actions.actions.item import Item
from incident_actions.command import Answering
from incident_actions.effects import Effect, RewriteIssue
from incident_actions.incident.item_record import comment_of
from incident_actions.text.markdown import plain
from incident_actions.thread import Comment, Sign


def change(
    item: Item,
    said: str,
    why: str,
    answering: Answering,
    *also: Effect,
    instead: str = "",
    **fields: Any,  # noqa: ANN401 - as in replace
) -> Iterator[Effect]:
    """What a command changes: `fields` of the record, and `also` with them; a line says who, what and why.

    `instead` is what it was before. Where somebody has said something newer, the line is all.
    """
    place, former = place_of(answering.place, answering.call), _former(item, answering)
    counts = newest(item, answering, **fields)
    given = fields if counts else {}
    if former:
        record = item.record.corrected(former, place, _line(said, why, answering) + " (edited)", **given)
    else:
        said = f"{said} instead of {instead}" if instead else said
        record = item.record.changed(place, _line(said, why, answering), **given)
    yield from also if counts and not _lost(item, answering) else ()
    if record != item.record:
        yield RewriteIssue(item.number, record.body)


def heard_before(item: Item, answering: Answering) -> bool:
    """Whether a run has written it down already, and died before its verdict."""
    return place_of(answering.place, answering.call) in dict(item.record.changes)


def news(item: Item, answering: Answering, **fields: Any) -> bool:  # noqa: ANN401 - as in replace
    """Whether a command changes these fields now: only then is it refused what is not possible."""
    done = heard_before(item, answering) or _lost(item, answering)
    return not done and newest(item, answering, **fields)


def closed_before(item: Item, answering: Answering) -> str | None:
    """How the item was closed when the command was written; None where it was open."""
    closed, added = item.closed, _added(item, comment_of(answering.place))
    written = added.edited_at if added is not None and added.edited_at is not None else answering.at
    return closed.reason if closed is not None and closed.at < written else None


def newest(item: Item, answering: Answering, **fields: Any) -> bool:  # noqa: ANN401 - as in replace
    """Whether a command is the last word on these fields of the record."""
    last = {item.record.last.get(name, "") for name in fields}
    if heard_before(item, answering):
        return last == {place_of(answering.place, answering.call)}
    if former := _former(item, answering):
        return last == {former} and all(_stands(item, former, *field) for field in fields.items())
    mine = comment_of(answering.place)
    return _added(item, mine) is not None or all(comment_of(place) <= mine for place in last)


def _line(said: str, why: str, answering: Answering) -> str:
    day = answering.at.astimezone(answering.context.config.zone).date().isoformat()
    because = f": {plain(why, 300)}" if why else ""
    return f"{day} {plain(answering.author.login)}: {said}{because}"


def _former(item: Item, answering: Answering) -> str:
    return item.former.get((comment_of(answering.place), answering.call), "")


def _lost(item: Item, answering: Answering) -> bool:
    """Whether it was carried out, and another run has written over its record: all else was done then."""
    mine = comment_of(answering.place)
    return _accepted(item, mine) is not None and _added(item, mine) is None


def _added(item: Item, comment: int) -> Comment | None:
    """The comment, where it was edited since it was accepted: what is new in it is younger than itself."""
    found = _accepted(item, comment)
    accepted = found.signed(Sign.ACCEPTED) if found is not None else None
    edited = found.edited_at if found is not None else None
    return found if accepted is not None and edited is not None and accepted.at <= edited else None


def _accepted(item: Item, comment: int) -> Comment | None:
    """The comment, where it was accepted before."""
    theirs = (each.comment for each in item.pending if each.added and each.comment.id == comment)
    return next(theirs, None)


def _stands(item: Item, former: str, name: str, value: object) -> bool:
    """Whether a field is still as the command at `former` has set it, whatever may have changed it since.

    What that was, its line says. The document may say the same meanwhile, for it follows.
    """
    record, owner = item.record, item.owner.login.lower() if item.owner else ""
    said = dict(record.changes)[former].partition(": ")[2].lower()
    match name:
        case "due" | "moved":
            return item.thread.open and said.startswith(f"due {record.due}")
        case "owner":
            return owner == str(value).lower() or said.startswith(f"{owner} does it")
        case "blocked":
            return value is None or record.blocked is not None
        case "done" | "dropped":
            return item.closed is not None and bool(record.done or record.dropped)
        case _:
            return True
