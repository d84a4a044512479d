"""`/due`: another date, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.actions.changes import change, closed_before, news
from incident_actions.actions.facts import DueMoved, ItemFact
from incident_actions.actions.item import Item, ItemCommand
from incident_actions.command import Answering, Reading
from incident_actions.effects import Effect, RemoveLabel
from incident_actions.errors import CommandError
from incident_actions.incident.due_date import DAY, meant_as_date, read_date
from incident_actions.incident.item_record import MOST_SPANS
from incident_actions.labels import OVERDUE
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.reading import required

_TO = re.compile(r"(?:to|on|by|until)\s+", re.I)
_DAY = re.compile(rf"({DAY})(?=$|[\s,.:;])[\s,.:;–—-]*(?:because\s+)?", re.I)


def read(call: Call, reading: Reading) -> Iterator[ItemFact]:
    text = required(" ".join(call.text.split()), "The date", COMMAND.example)
    text = text[lead.end() :] if (lead := _TO.match(text)) else text
    found = _DAY.match(text)
    if found is None:
        meant = meant_as_date(text)
        raise CommandError(
            f"{in_code(meant)} is no date that I can read. Write `2026-12-15`, `in 2 weeks`, `friday` or "
            "`end of month`, and why.",
            at=meant,
        )
    today = reading.clock.made.astimezone(reading.config.zone).date()
    day = read_date(found[1], today)
    if day < today:
        raise CommandError(f"{day.isoformat()} is over already. When will it be done?", at=found[1])
    yield DueMoved(day, required(text[found.end() :], "The reason", COMMAND.example))


def decide(item: Item, facts: tuple[ItemFact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, DueMoved):
            if news(item, answering, due=fact.day):
                _check(item, fact, answering)
            said = f"due {fact.day.isoformat()}"
            before = item.record.due.isoformat() if item.record.due else "no date"
            before = "" if item.record.due == fact.day else before
            late = [RemoveLabel(label) for label in item.thread.labels if label == OVERDUE]
            yield from change(
                item, said, fact.why, answering, *late, instead=before, due=fact.day, moved=True
            )


def _check(item: Item, fact: DueMoved, answering: Answering) -> None:
    """Raises CommandError for a day later than the policy allows; an earlier one is always welcome."""
    latest, now = item.latest(answering.context.config.due_within), item.record.due
    if closed_before(item, answering):
        raise CommandError("This item is closed. Reopen the issue first.")
    if fact.day > latest and (now is None or fact.day > now):
        raise CommandError(
            f"{fact.day.isoformat()} is too late: {latest.isoformat()} is the latest, {MOST_SPANS} times "
            "`actions.due_within` after it was filed. Make it smaller, hand it on with `/assign`, or say "
            "`/wontdo` and why.",
            at=fact.day.isoformat(),
        )


COMMAND = ItemCommand(
    name="due",
    usage="/due DATE why",
    summary="Moves the due date, at most to three times `actions.due_within` after the item was filed.",
    example="/due in 2 weeks we wait for the new servers",
    read=read,
    decide=decide,
    instead_of=("deadline", "delay", "postpone", "snooze"),
)
