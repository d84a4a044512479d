"""Back into the document: links, ticks, how each item ended, and what commands have changed on its issue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, tzinfo

from incident_actions.actions.pairing import Pair
from incident_actions.incident.action_item import item_in, lacks_date
from incident_actions.incident.item_record import ItemRecord, record_of
from incident_actions.incident.model import Incident
from incident_actions.postmortem.filed import Filed, rewritten
from incident_actions.postmortem.front_matter import published
from incident_actions.text.markdown import plain
from incident_actions.thread import LinkedIssue


def ticked(text: str, incident: Incident, found: Iterable[Pair]) -> str:
    """The text with the lines of these items as their issues stand."""
    zone = incident.config.zone
    filed: Mapping[str, Filed] = {
        pair.task.key: _filed(pair, pair.issue, zone) for pair in found if pair.issue is not None
    }
    return published(rewritten(text, incident.number, filed))


def subject(incident: Incident, found: Collection[Pair]) -> str:
    """`Action items of incident #12: 2 linked, 1 closed`: of the commit with these lines."""
    known = [(pair.task, pair.issue) for pair in found if pair.issue is not None]
    counts = {
        "linked": sum(task.issue is None for task, _ in known),
        "closed": sum(not issue.open and not task.noted for task, issue in known),
        "open again": sum(issue.open and task.noted for task, issue in known),
    }
    words = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"Action items of incident #{incident.number}: {words or 'as they stand now'}"


def _filed(pair: Pair, issue: LinkedIssue, zone: tzinfo) -> Filed:
    record = record_of(issue.body)
    by = issue.closed_by
    return Filed(
        number=issue.number,
        url=issue.url,
        closed=issue.closed_at.astimezone(zone).date() if issue.closed_at and not issue.open else None,
        closed_by=f"[#{by.number}]({by.url})" if by else None,
        owner=record.owner if record else None,
        due=_due(pair, record) if record else None,
        dropped=plain(record.dropped if record else "") if issue.dropped else None,
    )


def _due(pair: Pair, record: ItemRecord) -> date | None:
    """The date that the line shall show: set by a command, counted from some day, or said to be missing."""
    text = pair.task.text
    changed = record.moved or record.owner is not None
    dated = item_in(text, date.min).due is not None or lacks_date(text)
    return record.due if changed or dated else None
