"""An item that was reopened will be done after all: what its issue said of the closing goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incident_actions.actions.item import Item
from incident_actions.effects import Effect, RewriteIssue


def decide(item: Item) -> Iterator[Effect]:
    """The reason, what was done, and who had ticked it off; the changes keep these. Commands come first."""
    record = item.record
    again = item.thread.open and item.closings > 0 and not item.pending
    if again and (record.dropped or record.done or record.finisher):
        yield RewriteIssue(item.number, replace(record, dropped="", done="", finisher=None).body)
