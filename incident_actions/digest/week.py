"""Which week's digest is due, and what there is of it and of the former ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from incident_actions.command import Context
from incident_actions.lists import ListedIssue, Lists
from incident_actions.text.markers import key_of

#: A digest whose day was missed is filed so much later at the most: two digests are days apart.
CAUGHT_UP = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Week:
    """One week, from the opening hour of the configuration's day on; its name is the ISO week of that day.

    `over` is whether the next begins so soon that a missing digest is left to that one. `present` is its
    digest, `doubled` are others of the same week; `former` are of other weeks, newest first.
    """

    name: str
    begins: datetime
    over: bool
    present: ListedIssue | None
    doubled: tuple[ListedIssue, ...]
    former: tuple[ListedIssue, ...]

    @property
    def key(self) -> str:
        return _key(self.name)


def this_week(lists: Lists, context: Context) -> Week | None:
    """The week that we are in; None in the morning on which one begins, before the opening hour.

    It lasts until the next begins, beyond a Sunday too.
    """
    local = context.now.astimezone(context.config.zone)
    today = local.date()
    passed = timedelta(days=(today.weekday() - context.config.digest_day) % 7)
    first = today - passed
    begins = datetime.combine(first, context.config.calendar.opens, context.config.zone)
    if local < begins:
        return None
    ours = [each for each in lists.digests if each.ours]
    # Where the day was moved in the configuration, the digest of this ISO week may be there already.
    names = {week_of(today), week_of(first)} & {_name(each) for each in ours}
    name = max(names, default=week_of(first))
    present = sorted((each for each in ours if _name(each) == name), key=lambda each: each.number)
    former = tuple(each for each in ours if _name(each) != name)
    return Week(name, begins, passed > CAUGHT_UP, next(iter(present), None), tuple(present[1:]), former)


def last_filed(lists: Lists, context: Context) -> datetime | None:
    """When the digest before this week's was filed."""
    week = this_week(lists, context)
    return week.former[0].created_at if week is not None and week.former else None


def week_of(day: date) -> str:
    """`2026-W48`: the ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _name(digest: ListedIssue) -> str:
    return (key_of(digest.body) or "").removeprefix(_key(""))


def _key(name: str) -> str:
    return f"digest {name}"
