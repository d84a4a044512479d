"""The day on which something is due, as people write it: a date, `in 2 weeks`, `friday` or `end of month`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from incident_actions.errors import CommandError
from incident_actions.text.moments import day as written_day

_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_NUMBER = r"\d{1,4}(?:st|nd|rd|th)?\.?"

#: How people write a day: `read_date` reads it.
DAY = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|today|tomorrow"
    rf"|in\s+(?:\d{{1,3}}|{'|'.join(_COUNTS)})\s+(?:day|week|month|year)s?"
    r"|(?:next\s+)?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+)?(?:week|month|quarter|year)"
)
#: What people mean as a day, and we do not read.
_MEANT = re.compile(
    rf"in\s+\S{{1,20}}\s+\S{{1,20}}|{_MONTH}\s+{_NUMBER}|{_NUMBER}\s+(?:of\s+)?{_MONTH}|\d+\s+[a-z]{{1,20}}"
    r"|(?:(?:the|next|this|end|middle|beginning|of)\s+){1,4}\S{1,20}|\S{1,60}",
    re.I,
)


def meant_as_date(text: str) -> str:
    """The words at the beginning of a text that somebody has meant as a day; the first one at least."""
    found = _MEANT.match(text)
    return found[0].rstrip(",.:;") if found else text


def read_date(words: str, today: date) -> date:
    """The day that `2026-12-01`, `in 2 weeks`, `friday` (the next) or `end of month` is, seen from today.

    Raises CommandError for a day that there is not, or that is too far ahead to be meant.
    """
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
    count, unit = _COUNTS.get(words[0]) or int(words[0]), words[1].rstrip("s")
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    ahead = _in_months(today, count * (12 if unit == "year" else 1))
    if written_day(ahead.isoformat()) is None:
        raise CommandError(f"{ahead.year} is too far ahead. Write `due 2026-12-01`.", at=" ".join(words))
    return ahead


def _in_months(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _end_of(unit: str, today: date) -> date:
    if unit == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    month = {"month": today.month, "quarter": (today.month + 2) // 3 * 3, "year": 12}[unit]
    return date(today.year, month, monthrange(today.year, month)[1])
