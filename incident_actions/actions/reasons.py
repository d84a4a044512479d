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
    """The words of its owner or of who closed it; a reason that was given with `/wontdo` stands."""
    unexplained = item.closed is not None and item.closed.reason == "NOT_PLANNED" and not item.record.dropped
    why = _reason(item) if unexplained else None
    if why is not None:
        dropped = shorten(visible(why), MOST_REASON)
        yield RewriteIssue(item.number, replace(item.record, dropped=dropped).body)


def _reason(item: Item) -> str | None:
    """The first words after it was closed, for they answer our question; else the last before."""
    assert item.closed is not None, "only such items are asked about"
    said = list(testimony(item))
    after = (each.body for each in said if each.at > item.closed.at)
    return next(after, said[-1].body if said else None)
