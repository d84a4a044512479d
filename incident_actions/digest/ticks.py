"""The boxes in the digest that act: an item is done, needs a week more, or belongs to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from incident_actions.command import Context
from incident_actions.digest.pages import BOX, ITEM, Asked, Page, Wish
from incident_actions.effects import CloseIssue, Effect, HandOver, RewriteIssue, UnassignIssue, WriteComment
from incident_actions.incident.item_record import ItemRecord, latest, record_of
from incident_actions.text.markdown import plain
from incident_actions.text.markers import data_of, key_of, mark, without_marker
from incident_actions.thread import Thread
from incident_actions.versions import newest, overwritten

WEEK = timedelta(days=7)


def decide(
    digest: Thread, page: Page, wishes: Mapping[int, Asked], items: Mapping[int, Thread], context: Context
) -> Iterator[Effect]:
    """What people have ticked on a page is done, and said in place of the boxes."""
    said: dict[int, str] = {}
    for number, each in wishes.items():
        item = items.get(number)
        record = record_of(item.body) if item is not None and item.author and item.author.ours else None
        if item is None or record is None:
            said[number] = "not found, so nothing was changed"
        elif not item.open:
            said[number] = "✅ closed"
        else:
            act = _Act(digest.number, each.who.login, item, record, context)
            effects, said[number] = act.carried_out(each.wish)
            yield from effects
    if said or overwritten(page.versions, page.seen):
        yield _rewritten(digest, page, said)


@dataclass(frozen=True, slots=True)
class _Act:
    """One tick of `who` in a digest, and the item that it is about."""

    digest: int
    who: str
    item: Thread
    record: ItemRecord
    context: Context

    def carried_out(self, wish: Wish) -> tuple[list[Effect], str]:
        """What is to be done for it, and what the digest then says."""
        match wish:
            case Wish.DONE:
                finished = self._restated("done", finisher=self.who)
                return [finished, CloseIssue(self.item.number)], f"✅ closed by {plain(self.who)}"
            case Wish.WEEK:
                return self._a_week_more()
            case Wish.MINE:
                return self._taken()
            case Wish.NOT_MINE:
                unassigned = [UnassignIssue(self.item.number, each.login) for each in self.item.assignees]
                told = f"🙋 nobody owns this now, says {plain(self.who)}"
                return [self._restated("not mine", owner=""), *unassigned], told

    def _a_week_more(self) -> tuple[list[Effect], str]:
        today = self.context.now.astimezone(self.context.config.zone).date()
        if self._place in dict(self.record.changes) and self.record.due:
            return [], f"📅 due {self.record.due.isoformat()} now, says {plain(self.who)}"
        day = max(self.record.due or today, today) + WEEK
        most = latest(self.item.at, self.context.config.due_within)
        if day > most:
            return [], f"📅 not moved: {most.isoformat()} was the latest. `/wontdo` and why, on its issue?"
        change = self._restated(f"due {day.isoformat()}, a week more", due=day, moved=True)
        return [change], f"📅 due {day.isoformat()} now, says {plain(self.who)}"

    def _taken(self) -> tuple[list[Effect], str]:
        owners = [each.login for each in self.item.assignees]
        if owners and self.who not in owners:
            return [], f"🙋 {plain(owners[0])} does it already"
        if not self.context.assignable.get(self.who, False):
            return [], f"🚫 {plain(self.who)} cannot be assigned here, so nobody owns it still"
        assigned: list[Effect] = [] if owners else [HandOver(self.item.number, self.who, ())]
        return [*assigned, self._restated("takes it", owner=self.who)], f"🙋 {plain(self.who)} does it"

    def _restated(self, said: str, **fields: date | str | bool | None) -> RewriteIssue:
        day = self.context.now.astimezone(self.context.config.zone).date().isoformat()
        line = f"{day} {plain(self.who)}: {said}, ticked in #{self.digest}"
        return RewriteIssue(self.item.number, self.record.changed(self._place, line, **fields).body)

    @property
    def _place(self) -> str:
        return f"digest {self.digest}"


def _rewritten(digest: Thread, page: Page, said: Mapping[int, str]) -> Effect:
    """The page with what was done in place of the boxes of these items."""
    lines = page.body.split("\n")
    number, kept = 0, []
    for line in lines:
        found = ITEM.match(line)
        number = int(found[1]) if found else number
        if not (number in said and BOX.fullmatch(line)):
            kept.append(line)
        if found and number in said:
            kept.append(f"  - {said[number]}")
    body = _remembering(page, "\n".join(kept))
    if page.comment is None:
        return RewriteIssue(digest.number, body)
    return WriteComment(key_of(body) or "", body, page.comment)


def _remembering(page: Page, body: str) -> str:
    """The page's new text, whose marker holds which of people's edits it has taken in."""
    seen = newest(page.versions, page.seen)
    if seen == page.seen:
        return body
    return mark(without_marker(body), key_of(body) or "", {**(data_of(body) or {}), "seen": seen})
