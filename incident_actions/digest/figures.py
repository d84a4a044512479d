"""How much of all action items is done, now and in the digest before. What will not be done is not done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from incident_actions.lists import Lists
from incident_actions.text.markers import data_of


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all action items: how many are closed, and how many of these won't be done, where that is known."""

    all: int
    closed: int
    dropped: int | None

    @classmethod
    def of(cls, lists: Lists) -> Counts:
        """Those of now. Search lags behind what we have read ourselves; what cannot be is not known."""
        closed, told = lists.closed_items, sum(item.dropped for item in lists.closings.items)
        counted = lists.closings.dropped
        dropped = None if counted is None or counted > closed else max(counted, told)
        return cls(closed + len(lists.open_items), closed, dropped)

    @classmethod
    def kept(cls, digest: str) -> Counts | None:
        """Those that a digest keeps in its marker; an old one does not tell which were dropped."""
        match data_of(digest):
            case {"all": int(all_items), "closed": int(closed), "dropped": int(dropped)} if all_items:
                return cls(all_items, closed, dropped)
            case {"all": int(all_items), "closed": int(closed)} if all_items:
                return cls(all_items, closed, None)
            case _:
                return None

    @property
    def data(self) -> Mapping[str, int]:
        """What a digest keeps of them."""
        known = {"all": self.all, "closed": self.closed}
        return known if self.dropped is None else {**known, "dropped": self.dropped}


def rate(now: Counts, before: Counts | None) -> str:
    """`12 of 20 action items are done (60 %), 2 won't be done; 9 of 18 (50 %) in the digest before`.

    Never without its n, and the two in the same terms.
    """
    if not now.all:
        return "no action items yet"
    known = now.dropped is not None and (before is None or before.dropped is not None)
    return _now(now) + ("" if before is None else _before(before, done=known))


def _now(counts: Counts) -> str:
    if counts.dropped is None:
        part = _part(counts.closed, counts.all, "action items are closed")
        return f"{part}; GitHub did not tell how many of them won't be done"
    part = _part(counts.closed - counts.dropped, counts.all, "action items are done")
    return f"{part}, {counts.dropped} won't be done" if counts.dropped else part


def _before(counts: Counts, *, done: bool) -> str:
    if done:
        return f"; {_part(counts.closed - (counts.dropped or 0), counts.all)} in the digest before"
    return f"; {_part(counts.closed, counts.all, 'were closed')}, done or not, in the digest before"


def _part(some: int, of: int, what: str = "") -> str:
    return f"{some} of {of}{what and ' '}{what} ({round(100 * some / of)} %)"
