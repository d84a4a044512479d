"""Reminders of action items: before, on and after the due date, with growing gaps, to more and more people.

Each person gets at most one a day, on working days, of all their items at once; the comment stands on the
most overdue of them. When somebody was reminded last is known by the keys of these comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.lists import ListedIssue, Lists
from incident_actions.messages.render import render
from incident_actions.text.markdown import plain
from incident_actions.text.markers import mark
from incident_actions.text.moments import day

#: On which days after the due date an item is mentioned; then every fortnight.
STAGES, THEN_EVERY = (-3, 0, 1, 3, 7, 14), 14
#: From so many days after the due date on, the incident's commander is reminded too, and those on its list.
COMMANDER_AFTER, LIST_AFTER = 7, 14
#: Of whom no reminder is known is taken to have had one so long ago.
FORGOTTEN = timedelta(days=14)
#: So many items stand in a reminder; of more, the number.
MOST = 20


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """Today's reminders that have not gone out. Who is busy gets theirs once they no longer are."""
    today = context.now.astimezone(context.config.zone).date()
    for name, theirs in waiting(lists, context):
        if name.lower() not in context.busy:
            yield _reminder(name, theirs, today, context)


def waiting(lists: Lists, context: Context) -> Iterator[tuple[str, list[ListedIssue]]]:
    """Who is to be reminded now, and of what; who is away by the configuration is not."""
    today = context.now.astimezone(context.config.zone).date()
    if not context.config.calendar.working(context.now):
        return
    near = [item for item in lists.open_items if _near(item, today)]
    told = _last_told(lists)
    people = {each.lower(): each for item in near for each in _asked(item, today, context)}
    for login, name in sorted(people.items()):
        theirs = [item for item in near if login in map(str.lower, _asked(item, today, context))]
        since = told.get(login, today - FORGOTTEN)
        if not _away(login, today, context) and any(_new(item, login, since, today) for item in theirs):
            yield name, theirs


def _near(item: ListedIssue, today: date) -> bool:
    """Whether the item is due soon or overdue, and waits for nothing else."""
    return item.due is not None and item.blocked is None and _days(item, today) >= STAGES[0]


def _days(item: ListedIssue, on: date) -> int:
    """How many days after its due date that is."""
    assert item.due is not None, "only such items are looked at"
    return (on - item.due).days


def _asked(item: ListedIssue, today: date, context: Context) -> tuple[str, ...]:
    """Who is reminded of an item by now: its owner, the incident's commander, those on the list."""
    days = _days(item, today)
    commander = (item.commander,) if days >= COMMANDER_AFTER and item.commander else ()
    listed = context.config.escalation.get(item.severity or "", ()) if days >= LIST_AFTER else ()
    return (*item.assignees[:1], *commander, *listed)


def _new(item: ListedIssue, login: str, since: date, today: date) -> bool:
    """Whether a day on which this person is reminded of the item has come since then."""
    first = STAGES[0] if login in map(str.lower, item.assignees[:1]) else COMMANDER_AFTER
    days, told = _days(item, today), _days(item, since)
    return any(told < stage <= days for stage in _stages(days) if stage >= first)


def _stages(days: int) -> Iterator[int]:
    yield from STAGES
    for stage in count(STAGES[-1] + THEN_EVERY, THEN_EVERY):
        if stage > days:
            return
        yield stage


def _away(login: str, today: date, context: Context) -> bool:
    days = context.config.away.get(login)
    return days is not None and days[0] <= today <= days[1]


def _last_told(lists: Lists) -> dict[str, date]:
    """When each person was reminded last, by login in small letters."""
    found: dict[str, date] = {}
    for item in lists.items:
        for key in item.told:
            match key.split():
                case ["overdue", written, login] if (at := day(written)) is not None:
                    found[login] = max(found.get(login, at), at)
                case _:
                    pass
    return found


def _reminder(name: str, items: list[ListedIssue], today: date, context: Context) -> Effect:
    worst_first = sorted(items, key=lambda item: (item.due or today, item.number))
    key = f"overdue {today.isoformat()} {name.lower()}"
    text = render(
        context.templates,
        "overdue.md",
        owner=name,
        late=any(_days(item, today) > 0 for item in items),
        items=[_row(item, name, today) for item in worst_first[:MOST]],
        more=len(items[MOST:]),
    )
    return WriteComment(key, mark(text, key), issue=worst_first[0].number)


def _row(item: ListedIssue, name: str, today: date) -> dict[str, object]:
    owner = next(iter(item.assignees), None)
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "due": str(item.due),
        "days": _days(item, today),
        "owner": owner if owner is None or owner.lower() != name.lower() else "",
    }
