"""Action items as people write them: a text, and in any order an owner, a due date and a type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from incident_actions.errors import CommandError
from incident_actions.incident.due_date import DAY, read_date
from incident_actions.text.markdown import as_read, in_code

KINDS = ("prevent", "detect", "mitigate", "process")

_OWNER = re.compile(r"(?:^|[\s,(])@([A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38})$")
_KIND = re.compile(rf"(?<!\bto)(?<!\band)(?<!\bor)[\s,(]+({'|'.join(KINDS)})$", re.I)
_DUE = re.compile(rf"(?:^|[\s,(])due:?\s+(?:on\s+|by\s+)?({DAY})$", re.I)
_MISSING = re.compile(r"(?:^|[\s,(])(?:owner|due date) missing$", re.I)
_NO_DATE = "due date missing"
_UNREAD = re.compile(r"(?:^|[\s,(])due:?\s+(in\s\d{1,3}\s\S{1,20}|\S{1,30}(?:\s\S{1,20})?)$", re.I)


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One action item; what nobody gave is None."""

    text: str
    owner: str | None = None
    due: date | None = None
    kind: str | None = None

    def __str__(self) -> str:
        """`Add memory limits (@ana, due 2026-12-01, prevent)`: as the post-mortem shows it."""
        due = f"due {self.due.isoformat()}" if self.due else _NO_DATE
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
    item, unread = _read(text, today, apart=True)
    words = f"{item.text} due {unread}" if unread else item.text
    return replace(item, text=words) if as_read(item.text).strip() else ActionItem(text)


def lacks_date(text: str) -> bool:
    """Whether a line of a document says in our words that it has no due date; one may say nothing of it."""
    item = item_in(text, date.min)
    return item.due is None and _NO_DATE in text.lower() and _NO_DATE not in item.text.lower()


def _read(text: str, today: date, *, apart: bool = False) -> tuple[ActionItem, str]:
    """The item, and what stands where its due date should, where that is none.

    `apart`: a type counts only where it stands apart from the words, in the parentheses or after the others.
    """
    rest = " ".join(text.split())
    item, unread = ActionItem(""), ""
    while True:
        bare = rest.rstrip(" ,.;)")
        if item.owner is None and (found := _OWNER.search(bare[-60:])):
            item = replace(item, owner=found[1])
        elif item.due is None and (found := _DUE.search(bare[-60:])) and (due := _day(found[1], today)):
            item = replace(item, due=due)
        elif item.kind is None and (found := _KIND.search(bare[-60:])) and (not apart or _apart(found)):
            item = replace(item, kind=found[1].lower())
        elif found := _MISSING.search(bare[-60:]):
            pass
        elif not unread and item.due is None and (found := _UNREAD.search(bare[-60:])):
            unread = found[1]
        else:
            return replace(item, text=_closed(rest.rstrip(" ,;("))), unread
        rest = bare[: len(bare) - len(found[0])]


def _apart(found: re.Match[str]) -> bool:
    before, between = found.string[: found.start()], found.string[found.start() : found.start(1)]
    return any(sign in between for sign in ",(") or bool(_OWNER.search(before) or _DUE.search(before))


def _closed(words: str) -> str:
    """The words with the parenthesis closed of which the end was read, such as a second owner's."""
    return f"{words})" if words.rfind("(") > words.rfind(")") else words


def _day(words: str, today: date) -> date | None:
    try:
        return read_date(words, today)
    except CommandError:
        return None
