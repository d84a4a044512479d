"""A merged post-mortem that somebody has moved or deleted: said once, where items of it are left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from incident_actions.command import Context
from incident_actions.effects import WriteComment
from incident_actions.incident.model import Incident
from incident_actions.text.markers import mark

#: So long after the merge every answer of GitHub knows of it.
SURE_AFTER = timedelta(hours=1)


def decide(incident: Incident, context: Context, path: str) -> Iterator[WriteComment]:
    """The path is the document's key: what stands elsewhere is not followed.

    That it once stood there is known from the items that were filed from it.
    """
    pull = incident.postmortem
    merged = pull.merged_at if pull is not None else None
    there = path in context.documents or path in context.refused
    if pull is None or merged is None or there or context.now - merged < SURE_AFTER:
        return
    key = f"moved {pull.number}"
    followed = any(item.ours and item.open for item in incident.items)
    if followed and key not in incident.keyed and not incident.silenced_since(merged):
        text = (
            f"The post-mortem no longer stands at `{path}`: its boxes and lines are not followed any more. "
            "Move it back, and they are; or leave it, and each action item is followed by its issue alone."
        )
        yield WriteComment(key, mark(text, key))
