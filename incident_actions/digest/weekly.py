"""The weekly digest: who owes what since when, once a week, and none where nothing is overdue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import accumulate, groupby
from typing import Any

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.digest.overdue import overdue
from incident_actions.digest.pages import shown
from incident_actions.effects import CloseIssue, Effect, FileIssue, WriteComment
from incident_actions.lists import ListedIssue, Lists
from incident_actions.messages.render import render
from incident_actions.text.markdown import MOST, plain, units
from incident_actions.text.markers import data_of, key_of, mark
from incident_actions.text.moments import utc_minute

#: So many items are tried on a page at the most; fewer fit.
MOST_ON_A_PAGE = 1_000
#: How many post-mortems and closed items stand there; of more, the number.
MOST_POSTMORTEMS, MOST_CLOSED = 50, 100
#: So many UTF-16 units the rows of each of these take at the most, besides what stands around a title.
MOST_UNITS, BESIDE = 20_000, 100


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """The digest of this week, from the config's day on, however late it is; former ones are closed."""
    local = context.now.astimezone(context.config.zone)
    if (local.weekday(), local.time()) < (context.config.digest_day, context.config.calendar.opens):
        return
    key = f"digest {week_of(local.date())}"
    ours = [each for each in lists.digests if each.ours]
    former = [each for each in ours if key_of(each.body) != key]
    present = next((each for each in ours if each not in former), None)
    if present is None:
        yield from _file(key, lists, former, context)
    else:
        yield from _go_on(key, present, lists, context)
    doubled = sorted(each.number for each in ours if each not in former)[1:]
    yield from (
        CloseIssue(each.number) for each in ours if each.open and (each in former or each.number in doubled)
    )


def _file(key: str, lists: Lists, former: Sequence[ListedIssue], context: Context) -> Iterator[Effect]:
    """The new digest, if anything is overdue."""
    today = context.now.astimezone(context.config.zone).date()
    late = _late(lists, today)
    postmortems = [each for each in lists.incidents if _postmortem_late(each, context.now)]
    if not (late or postmortems):
        return
    title = f"Overdue action items, {week_of(today)}"
    rest = _rest(lists, postmortems, former, context)
    first, *further = _pages(late, rest, context)
    data = {**_counts(lists), **({"pages": len(further) + 1} if further else {})}
    yield FileIssue(key, title, mark(first, key, data), (labels.DIGEST,))


def _go_on(key: str, present: ListedIssue, lists: Lists, context: Context) -> Iterator[Effect]:
    """The comments that a digest goes on in, where it has more items than fit: those that are missing."""
    planned = (data_of(present.body) or {}).get("pages", 1)
    missing = planned - len(present.pages)
    if missing <= 0:
        return
    today = context.now.astimezone(context.config.zone).date()
    there = frozenset(number for page in present.pages for number in shown(page))
    left = [item for item in _late(lists, today) if item.number not in there]
    for number, page in enumerate(_pages(left, None, context)[:missing], len(present.pages) + 1):
        if left:
            yield WriteComment(f"{key} {number}", mark(page, f"{key} {number}"), issue=present.number)


def week_of(day: date) -> str:
    """`2026-W48`: the ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _late(lists: Lists, today: date) -> list[ListedIssue]:
    """What is overdue: by owner, what nobody owns last, the longest overdue first."""
    late = [item for item in lists.open_items if overdue(item, today)]
    return sorted(late, key=lambda item: (item.owner is None, _owner(item), item.due or today, item.number))


def _owner(item: ListedIssue) -> str:
    return item.owner or ""


def _pages(items: Sequence[ListedIssue], rest: Mapping[str, object] | None, context: Context) -> list[str]:
    """As many texts as it takes to hold all items; `rest` is what else stands in the first."""

    def text(some: Sequence[ListedIssue], *, more: bool) -> str:
        filled = {"owners": _by_owner(some, context), "more": more, **(rest or {})}
        return render(context.templates, "digest.md" if rest else "digest-more.md", **filled)

    most = min(len(items), MOST_ON_A_PAGE)
    fit = bisect_right(range(1, most + 1), MOST, key=lambda n: units(text(items[:n], more=True)))
    if fit == len(items) or fit == 0:
        return [text(items, more=False)]
    return [text(items[:fit], more=True), *_pages(items[fit:], None, context)]


def _by_owner(items: Sequence[ListedIssue], context: Context) -> list[dict[str, Any]]:
    today = context.now.astimezone(context.config.zone).date()
    return [
        {"name": owner, "items": [_row(item, today) for item in theirs]}
        for owner, theirs in groupby(items, _owner)
    ]


def _rest(
    lists: Lists, postmortems: Sequence[ListedIssue], former: Sequence[ListedIssue], context: Context
) -> Mapping[str, object]:
    """What stands in a digest beside what is overdue."""
    today = context.now.astimezone(context.config.zone).date()
    since = former[0].created_at if former else None
    closed = [item for item in lists.items if _closed_since(item, since)]
    shown_closed, late = _fitting(closed, MOST_CLOSED), _fitting(postmortems, MOST_POSTMORTEMS)
    return {
        "postmortems": [_postmortem(each) for each in late],
        "more_postmortems": len(postmortems) - len(late),
        "closed": [_row(item, today) for item in shown_closed],
        "more_closed": len(closed) - len(shown_closed),
        "rate": _rate(lists, former),
        "former": former[0].number if former else None,
    }


def _fitting(issues: Sequence[ListedIssue], most: int) -> Sequence[ListedIssue]:
    """The first of them, at most so many, whose rows leave room for what is overdue."""
    lengths = accumulate(units(plain(each.title, 200)) + BESIDE for each in issues[:most])
    return issues[: sum(length <= MOST_UNITS for length in lengths)]


def _row(item: ListedIssue, today: date) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "incident": item.incident,
        "severity": (item.facts.severity or "unknown").upper(),
        "due": item.due.isoformat() if item.due else "no date",
        "days": (today - item.due).days if item.due else 0,
        "blocked": item.facts.blocked,
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
    if not before or not before.get("all"):
        return said
    return f"{said}; {before['closed']} of {before['all']} ({_percent(before)}) in the digest before"


def _percent(counts: Mapping[str, int]) -> str:
    return f"{round(100 * counts['closed'] / counts['all'])} %"
