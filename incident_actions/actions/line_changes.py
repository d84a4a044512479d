"""What commits have changed in an item's line of the document, under *Changes* on its issue.

Who made the commit is not read, so no line says a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from incident_actions.incident.item_line import ItemLine
from incident_actions.incident.item_record import ItemRecord
from incident_actions.text.markdown import plain

_PLACE = "document "


def noted(record: ItemRecord, before: ItemLine, present: ItemLine, today: date) -> ItemRecord:
    """The record with a line for what is another now than when the document was last followed."""
    for said in _said(before, present):
        place = f"{_PLACE}{_last(record) + 1}"
        record = record.changed(place, f"{today.isoformat()}: {said}")
    return record


def _said(before: ItemLine, present: ItemLine) -> Iterator[str]:
    if present.box and present.box != before.box:
        yield f"{present.box} in the post-mortem"
    if changed := ", ".join(_changed(before, present)):
        yield f"changed in the post-mortem: {changed}"


def _changed(before: ItemLine, present: ItemLine) -> Iterator[str]:
    if present.words != before.words:
        yield "the words"
    if present.due != before.due:
        yield f"due {present.due.isoformat()}" if present.due else "no due date"
    if present.owner != before.owner:
        yield f"owner {plain(present.owner)}" if present.owner else "no owner"
    if present.kind != before.kind:
        yield f"type {present.kind}" if present.kind else "no type"


def _last(record: ItemRecord) -> int:
    """The number of the newest such line."""
    numbers = (place.removeprefix(_PLACE) for place, _ in record.changes if place.startswith(_PLACE))
    return max((int(number) for number in numbers if number.isdecimal() and len(number) < 9), default=0)
