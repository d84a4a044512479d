"""An item whose blocker is closed waits no longer: its issue says so once, and reminders go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incident_actions.actions.item import Item
from incident_actions.command import Context
from incident_actions.effects import Effect, RewriteIssue, WriteComment
from incident_actions.text.markers import mark


def decide(item: Item, context: Context) -> Iterator[Effect]:
    """The comment goes first: the marker is the proof of it. A command's answer comes before both."""
    blocker = item.record.blocked
    if not item.thread.open or item.pending or blocker not in context.closed:
        return
    day = context.now.astimezone(context.config.zone).date().isoformat()
    key = f"unblocked {blocker} {day}"
    if key not in item.keyed:
        due = f" It is due {item.record.due.isoformat()}." if item.record.due else ""
        text = f"▶️ #{blocker} is closed: nothing holds this item up any more, and reminders go on.{due}"
        yield WriteComment(key, mark(text, key))
    said = f"{day}: no longer blocked, #{blocker} is closed"
    yield RewriteIssue(item.number, replace(item.record.changed(key, said), blocked=None).body)
