"""What was closed since the last digest: done, or not to be done, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from incident_actions.digest.fitting import fitting
from incident_actions.lists import MOST_CLOSINGS, Closings, ListedIssue
from incident_actions.text.markdown import plain

#: So many stand there; of more, the number.
MOST = 100


def closed_since(closings: Closings, since: datetime | None) -> Mapping[str, object]:
    """The rows for the template, the newest first; all that were ever closed for the first digest."""
    closed = [item for item in closings.items if _closed_since(item, since)]
    newest_first = sorted(closed, key=lambda item: (item.closed_at, item.number), reverse=True)
    rows = [_row(item) for item in newest_first[:MOST]]
    shown = fitting(rows, lambda row: f"{row['title']}{row['why']}")
    return {
        "closed": shown,
        "more_closed": len(closed) - len(shown),
        "looked_at": None if closings.whole else MOST_CLOSINGS,
    }


def _closed_since(item: ListedIssue, since: datetime | None) -> bool:
    return item.closed_at is not None and (since is None or item.closed_at > since)


def _row(item: ListedIssue) -> dict[str, object]:
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "dropped": item.dropped,
        "why": plain(item.marked.dropped, 200) if item.dropped else "",
    }
