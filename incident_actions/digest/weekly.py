"""The weekly digest: who owes what since when, once a week, and none where nothing is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.digest.overdue import overdue
from incident_actions.effects import CloseIssue, Effect, FileIssue
from incident_actions.lists import ListedIssue, Lists
from incident_actions.messages.render import render
from incident_actions.text.markdown import MOST, plain, units
from incident_actions.text.markers import data_of, key_of, mark
from incident_actions.text.moments import utc_minute

#: How many post-mortems and closed items stand there; of more, the number.
MOST_POSTMORTEMS, MOST_CLOSED = 50, 100


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """The digest of this week, from the config's day on, however late it is; former ones are closed."""
    local = context.now.astimezone(context.config.zone)
    if (local.weekday(), local.time()) < (context.config.digest_day, context.config.calendar.opens):
        return
    key = f"digest {week_of(local.date())}"
    ours = [each for each in lists.digests if each.ours]
    former = [each for each in ours if key_of(each.body) != key]
    if len(former) == len(ours):
        yield from _file(key, lists, former, context)
    doubled = sorted(each.number for each in ours if each not in former)[1:]
    yield from (
        CloseIssue(each.number) for each in ours if each.open and (each in former or each.number in doubled)
    )


def _file(key: str, lists: Lists, former: Sequence[ListedIssue], context: Context) -> Iterator[Effect]:
    """The new digest, if anything is overdue."""
    today = context.now.astimezone(context.config.zone).date()
    late = [item for item in lists.open_items if overdue(item, today)]
    postmortems = [each for each in lists.incidents if _postmortem_late(each, context.now)]
    if late or postmortems:
        title = f"Overdue action items, {week_of(today)}"
        body = digest(lists, late, postmortems, former, context)
        yield FileIssue(key, title, mark(body, key, _counts(lists)), (labels.DIGEST,))


def week_of(day: date) -> str:
    """`2026-W48`: the ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def digest(
    lists: Lists,
    late: Sequence[ListedIssue],
    postmortems: Sequence[ListedIssue],
    former: Sequence[ListedIssue],
    context: Context,
) -> str:
    """The digest's text. Where it would be too long, the longest overdue stand in it, and it says so."""
    longest_first = sorted(late, key=lambda item: (item.due or date.max, item.number))
    shown = len(longest_first)
    while True:
        body = _render(lists, longest_first[:shown], len(late) - shown, postmortems, former, context)
        if units(body) <= MOST or shown == 0:
            return body
        shown = shown * 3 // 4


def _render(  # noqa: PLR0913, PLR0917 - what stands in it, one by one
    lists: Lists,
    late: Sequence[ListedIssue],
    left_out: int,
    postmortems: Sequence[ListedIssue],
    former: Sequence[ListedIssue],
    context: Context,
) -> str:
    today = context.now.astimezone(context.config.zone).date()
    owners = sorted({item.assignees[0] for item in late if item.assignees})
    since = former[0].created_at if former else None
    closed = [item for item in lists.items if _closed_since(item, since)]
    return render(
        context.templates,
        "digest.md",
        owners=[
            {"name": owner, "items": [_row(i, today) for i in late if i.assignees[:1] == (owner,)]}
            for owner in owners
        ],
        unowned=[_row(item, today) for item in late if not item.assignees],
        left_out=left_out,
        postmortems=[_postmortem(each) for each in postmortems[:MOST_POSTMORTEMS]],
        more_postmortems=len(postmortems[MOST_POSTMORTEMS:]),
        closed=[_row(item, today) for item in closed[:MOST_CLOSED]],
        more_closed=len(closed[MOST_CLOSED:]),
        rate=_rate(lists, former),
        former=former[0].number if former else None,
    )


def _row(item: ListedIssue, today: date) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "incident": item.incident,
        "severity": (item.severity or "unknown").upper(),
        "due": item.due.isoformat() if item.due else "no date",
        "days": (today - item.due).days if item.due else 0,
    }


def _postmortem(incident: ListedIssue) -> dict[str, Any]:
    record = incident.record or {}
    due = _due(incident)
    commander = (record.get("roles") or {}).get("commander")
    return {
        "number": incident.number,
        "title": plain(incident.title, 200),
        "due": utc_minute(due) if due else "unknown",
        "by": plain(commander) if commander else None,
    }


def _postmortem_late(incident: ListedIssue, now: datetime) -> bool:
    due = _due(incident)
    awaited = {"postmortem/due", "postmortem/in-review"} & set(incident.labels)
    return bool(awaited) and due is not None and due < now


def _due(incident: ListedIssue) -> datetime | None:
    due = (incident.record or {}).get("postmortem_due")
    return datetime.fromisoformat(due) if isinstance(due, str) else None


def _closed_since(item: ListedIssue, since: datetime | None) -> bool:
    return not item.open and item.closed_at is not None and (since is None or item.closed_at > since)


def _counts(lists: Lists) -> dict[str, int]:
    return {"closed": lists.closed_items, "all": lists.closed_items + len(lists.open_items)}


def _rate(lists: Lists, former: Sequence[ListedIssue]) -> str:
    """`12 of 20 action items are done (60 %), 55 % in the digest before`: never without its n."""
    now = _counts(lists)
    if not now["all"]:
        return "no action items yet"
    said = f"{now['closed']} of {now['all']} action items are done ({_percent(now)})"
    before = data_of(former[0].body) if former else None
    return f"{said}, {_percent(before)} in the digest before" if before and before.get("all") else said


def _percent(counts: Mapping[str, int]) -> str:
    return f"{round(100 * counts['closed'] / counts['all'])} %"
