"""The weekly digest: who owes what since when, once a week, and none where nothing is overdue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from incident_actions import labels
from incident_actions.command import Context
from incident_actions.digest.closed import closed_since
from incident_actions.digest.figures import Counts, rate
from incident_actions.digest.overdue import overdue
from incident_actions.digest.pages import shown
from incident_actions.digest.postmortems import awaited, late_postmortems
from incident_actions.digest.week import Week, this_week
from incident_actions.effects import CloseIssue, Effect, FileIssue, WriteComment
from incident_actions.lists import ListedIssue, Lists
from incident_actions.messages.render import render
from incident_actions.text.markdown import MOST, plain, units
from incident_actions.text.markers import data_of, mark

#: So many items are tried on a page at the most; fewer fit.
MOST_ON_A_PAGE = 1_000


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """The digest of this week, on the config's day or a few days later; former ones are closed."""
    week = this_week(lists, context)
    if week is None:
        return
    if week.present is None:
        yield from _file(week, lists, context)
    else:
        yield from _go_on(week.key, week.present, lists, context)
    yield from (CloseIssue(each.number) for each in (*week.former, *week.doubled) if each.open)


def is_due(lists: Lists, context: Context) -> bool:
    """Whether a digest is filed now, so that what was closed has to be known."""
    week = this_week(lists, context)
    return week is not None and week.present is None and _wanted(week, lists)


def _file(week: Week, lists: Lists, context: Context) -> Iterator[Effect]:
    """The new digest, if there is to be one, with all that is overdue by now."""
    if not _wanted(week, lists):
        return
    before = week.former[0] if week.former else None
    now = Counts.of(lists)
    rest = {
        **late_postmortems(lists, context.now),
        **closed_since(lists.closings, before.created_at if before else None),
        "rate": rate(now, Counts.kept(before.body) if before else None),
        "former": before.number if before else None,
    }
    first, *further = _pages(_late(lists, _today(context)), rest, context)
    data = {**now.data, **({"pages": len(further) + 1} if further else {})}
    title = f"Overdue action items, {week.name}"
    yield FileIssue(week.key, title, mark(first, week.key, data), (labels.DIGEST,))


def _wanted(week: Week, lists: Lists) -> bool:
    """Whether there is anything that the week's digest is for: what was overdue when the week began."""
    late = any(overdue(item, week.begins.date()) for item in lists.open_items)
    return not week.over and (late or any(awaited(lists, week.begins)))


def _go_on(key: str, present: ListedIssue, lists: Lists, context: Context) -> Iterator[Effect]:
    """The comments that a digest goes on in, where it has more items than fit: those that are missing."""
    planned = (data_of(present.body) or {}).get("pages", 1)
    missing = planned - len(present.pages)
    if missing <= 0:
        return
    there = frozenset(number for page in present.pages for number in shown(page))
    left = [item for item in _late(lists, _today(context)) if item.number not in there]
    for number, page in enumerate(_pages(left, None, context)[:missing], len(present.pages) + 1):
        if left:
            yield WriteComment(f"{key} {number}", mark(page, f"{key} {number}"), issue=present.number)


def _today(context: Context) -> date:
    return context.now.astimezone(context.config.zone).date()


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
    return [
        {"name": owner, "items": [_row(item, _today(context)) for item in theirs]}
        for owner, theirs in groupby(items, _owner)
    ]


def _row(item: ListedIssue, today: date) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "incident": item.incident,
        "severity": (item.marked.severity or "unknown").upper(),
        "due": item.due.isoformat() if item.due else "no date",
        "days": (today - item.due).days if item.due else 0,
        "blocked": item.marked.blocked,
    }
