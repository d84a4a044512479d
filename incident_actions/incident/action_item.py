"""Action items as people write them: a text, and in any order an owner, a due date and a type."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from incident_actions.errors import CommandError
from incident_actions.text.markdown import as_read, in_code
from incident_actions.text.moments import day as written_day

KINDS = ("prevent", "detect", "mitigate", "process")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_OWNER = re.compile(r"(?:^|[\s,(])@([A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38})$")
_KIND = re.compile(rf"(?<!\bto)(?<!\band)(?<!\bor)[\s,(]+({'|'.join(KINDS)})$", re.I)
#: How people write a day: `read_date` reads it.
DAY = (
    r"\d{4}-\d{2}-\d{2}|today|tomorrow|in\s+(?:\d{1,3}|an?)\s+(?:day|week|month)s?"
    r"|(?:next\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+)?(?:week|month|quarter|year)"
)
_DUE = re.compile(rf"(?:^|[\s,(])due:?\s+(?:on\s+|by\s+)?({DAY})$", re.I)
_MISSING = re.compile(r"(?:^|[\s,(])(?:owner|due date) missing$", re.I)
_UNREAD = re.compile(r"(?:^|[\s,(])due:?\s+(\S{1,30}(?:\s\S{1,20})?)$", re.I)


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One action item; what nobody gave is None."""

    text: str
    owner: str | None = None
    due: date | None = None
    kind: str | None = None

    def __str__(self) -> str:
        """`Add memory limits (@ana, due 2026-12-01, prevent)`: as the post-mortem shows it."""
        due = f"due {self.due.isoformat()}" if self.due else "due date missing"
        owner = f"@{self.owner}" if self.owner else "owner missing"
        return f"{self.text} ({', '.join(part for part in (owner, due, self.kind) if part)})"


def read_item(text: str, today: date) -> ActionItem:
    """The item in a command. Raises CommandError for a due date that cannot be read, or for no text."""
    item, unread = _read(text, today)
    if unread:
        raise CommandError(
            f"{in_code(unread)} is no date that I can read. Write `due 2026-12-01`, `due in 2 weeks`, "
            "`due friday` or `due end of month`.",
            at=unread,
        )
    if not as_read(item.text).strip():
        raise CommandError(
            "What is to be done? For example: `/action add memory limits @ana due in 2 weeks`."
        )
    return item


def item_in(text: str, today: date) -> ActionItem:
    """The item in a line of a document: a due date that cannot be read stays in its words."""
    item, unread = _read(text, today)
    words = f"{item.text} due {unread}" if unread else item.text
    return replace(item, text=words) if as_read(item.text).strip() else ActionItem(text)


def _read(text: str, today: date) -> tuple[ActionItem, str]:
    """The item, and what stands where its due date should, where that is none."""
    rest = " ".join(text.split())
    item, unread = ActionItem(""), ""
    while True:
        bare = rest.rstrip(" ,.;)")
        if item.owner is None and (found := _OWNER.search(bare[-60:])):
            item = replace(item, owner=found[1])
        elif item.due is None and (found := _DUE.search(bare[-60:])) and (due := _day(found[1], today)):
            item = replace(item, due=due)
        elif item.kind is None and (found := _KIND.search(bare[-60:])):
            item = replace(item, kind=found[1].lower())
        elif found := _MISSING.search(bare[-60:]):
            pass
        elif not unread and item.due is None and (found := _UNREAD.search(bare[-60:])):
            unread = found[1]
        else:
            return replace(item, text=rest.rstrip(" ,;(")), unread
        rest = bare[: len(bare) - len(found[0])]


def _day(words: str, today: date) -> date | None:
    try:
        return read_date(words, today)
    except CommandError:
        return None


def read_date(words: str, today: date) -> date:
    """The day that `2026-12-01`, `in 2 weeks`, `friday` (the next) or `end of month` is, seen from today."""
    words = " ".join(words.lower().split())
    if (written := written_day(words)) is not None:
        return written
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    if words.startswith("in "):
        return _ahead(words.split()[1:], today)
    if "end of" in words:
        return _end_of(words.split()[-1], today)
    day = next(
        (i for i, name in enumerate(_WEEKDAYS) if words.removeprefix("next ").startswith(name[:3])), None
    )
    if day is None:
        raise CommandError(f"There is no day `{words}`. Write `due 2026-12-01`.", at=words)
    return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)


def _ahead(words: list[str], today: date) -> date:
    count = int(words[0]) if words[0].isdecimal() else 1
    if words[1].startswith("month"):
        return _in_months(today, count)
    return today + timedelta(days=count * (7 if words[1].startswith("week") else 1))


def _in_months(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _end_of(unit: str, today: date) -> date:
    if unit == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    month = {"month": today.month, "quarter": (today.month + 2) // 3 * 3, "year": 12}[unit]
    return date(today.year, month, monthrange(today.year, month)[1])
