"""The times that updates promised, against what came true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from incident_actions.incident.facts import Mark
from incident_actions.incident.model import Incident
from incident_actions.incident.said import Update
from incident_actions.text.moments import in_words, utc_minute


def promises(incident: Incident) -> Mapping[str, Any]:
    """A row for each ETA that named a time, and what it is held against.

    That is the end of the impact: when it was mitigated, else resolved. Until then the error is unknown.
    """
    mark = Mark.MITIGATED if Mark.MITIGATED in incident.times else Mark.RESOLVED
    true = incident.times[mark].at if mark in incident.times else None
    rows = [
        _promise(update, update.given.promised, true) for update in incident.updates if update.given.promised
    ]
    return {"promises": rows, "promised_event": mark.value}


def _promise(update: Update, promised: datetime, true: datetime | None) -> dict[str, str]:
    return {
        "said": utc_minute(update.at),
        "who": update.by,
        "promised": utc_minute(promised),
        "error": "not yet" if true is None else error(promised, true),
    }


def error(promised: datetime, true: datetime) -> str:
    """`12 min later`, `5 min earlier` or `on time`, to the minute."""
    late = true.replace(second=0, microsecond=0) - promised.replace(second=0, microsecond=0)
    if not late:
        return "on time"
    return f"{in_words(abs(late))} {'later' if late > timedelta() else 'earlier'}"
