"""A timeline out of order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="facts-timeline",
    group=Group.FACTS,
    title="A timeline out of order",
    why="Who reads what led to what reads from top to bottom.",
    bad="14:40 above 14:12",
    good="14:12 above 14:40",
    severity=Severity.WARNING,
)

_FULL = re.compile(r"^\W*(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})")
_CLOCK = re.compile(r"^\W*(\d{1,2}):(\d{2})\b")


@dataclass(frozen=True, slots=True)
class _Time:
    """The time of a row; `full` says that its day is known."""

    at: datetime
    full: bool

    def before(self, other: _Time) -> bool:
        """Earlier; a clock without its day that goes back by half a day has passed midnight."""
        return self.at < other.at and (self.full or other.at - self.at < timedelta(hours=12))


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each row of the timeline whose time is before that of the row above."""
    times = ((row[0], _time(row[0].text)) for row in document.rows("Timeline"))
    for (_, above), (cell, at) in pairwise(times):
        if above is not None and at is not None and above.full == at.full and at.before(above):
            yield found(RULE, cell.start, cell.text.strip(), "Move the row up, or mend its time.")


def _time(text: str) -> _Time | None:
    """The time at the start of a cell; the end of a range is left out."""
    try:
        if full := _FULL.match(text):
            return _Time(datetime.fromisoformat(f"{full[1]}T{full[2]}+00:00"), full=True)
        if clock := _CLOCK.match(text):
            return _Time(datetime(2000, 1, 1, int(clock[1]), int(clock[2]), tzinfo=UTC), full=False)
    except ValueError:
        return None
    return None
