"""Reminders of action items: before, on and after the due date, with growing gaps, to more and more people.

Each person gets at most one a day, on working days, of all their items at once; the comment stands on the
most overdue of them. When somebody was reminded last is known by the keys of these comments. Where more was
said on an item than is read, a reminder is taken to stand above that: rather none than a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
#: The incident's commander is reminded too from so many days after the due date on: of what nobody owns, from
#: the date itself.
COMMANDER_AFTER, COMMANDER_IF_UNOWNED = 7, 0
#: From so many days after it on, those on the severity's list.
LIST_AFTER = 14
#: Of whom no reminder is known is taken to have had one so long ago.
FORGOTTEN = timedelta(days=14)
#: So many items stand in a reminder; of more, the number.
MOST = 20


@dataclass(slots=True)
class _Chased:
    """A person, the items of which they are reminded by now, and from which day after its date on each."""

    name: str
    items: list[tuple[ListedIssue, int]] = field(default_factory=list)


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """Today's reminders that have not gone out. Who is busy gets theirs once they no longer are."""
    today = context.now.astimezone(context.config.zone).date()
    for name, theirs in waiting(lists, context):
        if name.lower() not in context.busy:
            yield _reminder(name, theirs, today, context)


def waiting(lists: Lists, context: Context) -> Iterator[tuple[str, list[ListedIssue]]]:
    """Who is to be reminded now, and of what; who is away by the configuration is not."""
    if not context.config.calendar.working(context.now):
        return
    today = context.now.astimezone(context.config.zone).date()
    chased, told = _chased(lists, today, context), _last_told(lists)
    for login, each in sorted(chased.items()):
        since = max((told.get(login, today - FORGOTTEN), *_unheard(each, context)))
        new = any(_new(item, first, since, today) for item, first in each.items)
        if new and not _away(login, today, context):
            yield each.name, [item for item, _ in each.items]


def _chased(lists: Lists, today: date, context: Context) -> dict[str, _Chased]:
    """Who is reminded of anything by now, by login in small letters."""
    found: dict[str, _Chased] = {}
    for item in lists.open_items:
        if _near(item, today):  # of two reasons for one person, the first counts
            asked = {name.lower(): (name, first) for name, first in reversed(_asked(item, today, context))}
            for login, (name, first) in asked.items():
                found.setdefault(login, _Chased(name)).items.append((item, first))
    return found


def _near(item: ListedIssue, today: date) -> bool:
    """Whether the item is due soon or overdue, and waits for nothing else."""
    return item.due is not None and item.marked.blocked is None and _days(item, today) >= STAGES[0]


def _days(item: ListedIssue, on: date) -> int:
    """How many days after its due date that is."""
    assert item.due is not None, "only such items are looked at"
    return (on - item.due).days


def _asked(item: ListedIssue, today: date, context: Context) -> list[tuple[str, int]]:
    """Who is reminded of an item by now, and since which day: the owner, the commander, those on the list."""
    commander_after = COMMANDER_AFTER if item.owner else COMMANDER_IF_UNOWNED
    people = [(item.owner, STAGES[0]), (item.marked.commander, commander_after)]
    listed = context.config.escalation.get(item.marked.severity or "", ())
    days = _days(item, today)
    return [
        (login, first)
        for login, first in (*people, *((each, LIST_AFTER) for each in listed))
        if login and days >= first
    ]


def _new(item: ListedIssue, first: int, since: date, today: date) -> bool:
    """Whether a day, the `first` or a later one, on which one is reminded of it has come since then."""
    days, told = _days(item, today), _days(item, since)
    return any(told < stage <= days for stage in _stages(days) if stage >= first)


def _unheard(chased: _Chased, context: Context) -> Iterator[date]:
    """Up to when a reminder may stand above the comments that were read of a person's items."""
    for item, _ in chased.items:
        if item.heard_from is not None:
            yield item.heard_from.astimezone(context.config.zone).date()


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
        today=any(_days(item, today) == 0 for item in items),
        items=[_row(item, name, today) for item in worst_first[:MOST]],
        more=len(items[MOST:]),
    )
    return WriteComment(key, mark(text, key), issue=worst_first[0].number)


def _row(item: ListedIssue, name: str, today: date) -> dict[str, object]:
    return {
        "number": item.number,
        "title": plain(item.title, 200),
        "due": str(item.due),
        "days": _days(item, today),
        "owner": "" if item.owner and item.owner.lower() == name.lower() else item.owner,
    }
