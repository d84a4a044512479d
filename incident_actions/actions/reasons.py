"""Why an item was closed as not planned, where somebody has said so in words: the post-mortem has it then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incident_actions.actions.item import Item
from incident_actions.actions.proof import testimony
from incident_actions.effects import RewriteIssue
from incident_actions.incident.item_record import MOST_REASON
from incident_actions.text.markdown import shorten, visible


def decide(item: Item) -> Iterator[RewriteIssue]:
    """The last words of those who answer for it; a reason that was given with `/wontdo` stands."""
    unexplained = item.closed is not None and item.closed.reason == "NOT_PLANNED" and not item.record.dropped
    said = list(testimony(item)) if unexplained else []
    if said:
        why = shorten(visible(said[-1].body), MOST_REASON)
        yield RewriteIssue(item.number, replace(item.record, dropped=why).body)
