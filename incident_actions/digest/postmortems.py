"""Post-mortems that are overdue: each digest lists them until they are published or waived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.digest.fitting import fitting
from incident_actions.lists import ListedIssue, Lists
from incident_actions.text.markdown import plain
from incident_actions.text.moments import utc_minute

#: So many stand there; of more, the number.
MOST = 50


def awaited(lists: Lists, now: datetime) -> Iterator[ListedIssue]:
    """The incidents whose post-mortem is overdue, however long ago anything happened to them."""
    for incident in lists.incidents:
        due = _due(incident)
        wanted = {"postmortem/due", "postmortem/in-review"} & set(incident.labels)
        if wanted and due is not None and due < now:
            yield incident


def late_postmortems(lists: Lists, now: datetime) -> Mapping[str, object]:
    """The rows for the template."""
    late = list(awaited(lists, now))
    rows = [_row(each) for each in late[:MOST]]
    shown = fitting(rows, lambda row: str(row["title"]))
    return {"postmortems": shown, "more_postmortems": len(late) - len(shown)}


def _row(incident: ListedIssue) -> dict[str, object]:
    record, due = incident.record or {}, _due(incident)
    commander = (record.get("roles") or {}).get("commander")
    return {
        "number": incident.number,
        "title": plain(incident.title, 200),
        "due": utc_minute(due) if due else "unknown",
        "by": plain(commander) if commander else None,
    }


def _due(incident: ListedIssue) -> datetime | None:
    due = (incident.record or {}).get("postmortem_due")
    return datetime.fromisoformat(due) if isinstance(due, str) else None
