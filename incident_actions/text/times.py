"""Times as responders type them, at 3 a.m. and on a phone: a strict grammar, forgiving in its spelling.

Understood: `14:32`, `2:32 pm`, `14:32 CET`, `14:32 Europe/Berlin`, `2026-11-23 14:32`, ISO 8601,
`10 minutes ago`, `-10m`; `about`, `around` or `~` before any of them; and `14:32 to 15:10`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from datetime import time as wall_time

from incident_actions.errors import CommandError
from incident_actions.text.durations import read_duration
from incident_actions.text.markdown import in_code
from incident_actions.text.moments import UTC, Clock, Moment
from incident_actions.text.zones import named_zone

_FIRST_YEAR = 1970
_AT = re.compile(r"at\s+", re.I)
_ABOUT = re.compile(r"(?:about|around|approximately|ca\.?|~)\s*", re.I)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*|$)", re.I)
_NUMERIC_DATE = re.compile(r"\d{1,4}[/.]\d{1,2}(?:[/.]\d{1,4})?(?=[\s,;]|$)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?(?!\d)|(\d{1,2})(?=\s*[ap]\.?m\b)", re.I)
_HALF = re.compile(r"\s*([ap])\.?m\b\.?", re.I)
_ZONE = re.compile(r"\s*([+-]\d{2}:?\d{2}|Z\b|(?<=\s)[A-Za-z]{2,5}\b(?!/)|(?<=\s)[A-Za-z_]+/[A-Za-z_/+-]+)")
#: After a time of day alone this is the end of a range, `09:00-09:30`; after a date it is ISO 8601's offset.
_RANGE = re.compile(r"-\d{2}:\d{2}")
_TO = re.compile(r"\s*(?:to|until|till|[-–])\s*(?=\d)", re.I)
_END = re.compile(r"(?=\s|[,.;:)]|$)")


def read_time(text: str, clock: Clock) -> tuple[Moment, str] | None:
    """The time at the start of `text` and what follows it, or None if `text` starts with no time.

    A clock time is the latest such moment not later than the minute of `clock.made`, in `clock.zone`
    unless a zone is given. Raises CommandError for a time in the future, one that the clocks skipped,
    an ambiguous zone, or a date whose order of day and month cannot be known.
    """
    return _about(text, clock, lambda rest, _: _relative(rest, clock) or _absolute(rest, clock))


def take_time(text: str, clock: Clock) -> tuple[Moment | None, str]:
    """The optional time right after a command's name, and the words after it.

    A clock time needs `at` before it, `-10m` and `10 minutes ago` do not; `at` followed by no time is text.
    """
    word = _AT.match(text)
    found = read_time(text[word.end() :], clock) if word else _about(text, clock, _relative)
    if found is None:
        return None, text
    return found[0], found[1].lstrip(" :,–—\n")


def only_time(text: str, clock: Clock, example: str) -> Moment:
    """The time that a command is about, with or without `at` before it; a reason may follow."""
    word = _AT.match(text)
    found = read_time(text[word.end() :] if word else text, clock)
    if found is None:
        got = f"{in_code(text.split(maxsplit=1)[0])} is no time." if text.strip() else "Which time?"
        raise CommandError(
            f"{got} For example: `{example}`.", at=text.split(maxsplit=1)[0] if text.strip() else ""
        )
    return found[0]


def _about(
    text: str, clock: Clock, read: Callable[[str, Clock], tuple[Moment, str] | None]
) -> tuple[Moment, str] | None:
    about = _ABOUT.match(text)
    found = read(text[about.end() :] if about else text, clock)
    if found is None:
        return None
    return replace(found[0], approximate=about is not None), found[1].lstrip()


def _relative(text: str, clock: Clock) -> tuple[Moment, str] | None:
    back = text.startswith("-")
    found = read_duration(text[1:] if back else text)
    if found is None:
        return None
    ago, rest = found
    if not back:
        word = re.match(r"\s*ago\b", rest, re.I)
        if word is None:
            return None
        rest = rest[word.end() :]
    return Moment(clock.made - ago), rest


def _absolute(text: str, clock: Clock) -> tuple[Moment, str] | None:
    if match := _NUMERIC_DATE.match(text):
        raise CommandError(
            f"`{match[0]}` could be read in two ways. Write the date as `2026-11-23`.", at=match[0]
        )
    day, rest = _read_date(text)
    start = _read_clock(rest, day, clock)
    if start is None:
        if day is not None:
            raise CommandError(f"`{day}` needs a time of day too, such as `{day} 14:32`.", at=str(day))
        return None
    moment, rest = start
    _refuse_future(moment.at, clock, text[: len(text) - len(rest)])
    return _with_end(moment, rest, clock)


def _with_end(start: Moment, rest: str, clock: Clock) -> tuple[Moment, str]:
    to = _TO.match(rest)
    if to is None:
        return start, rest
    day, after = _read_date(rest[to.end() :])
    end = _read_clock(after, day, clock)
    if end is None:
        return start, rest
    if end[0].at < start.at:
        raise CommandError("That range ends before it starts. Write `at 14:32 to 15:10`.")
    _refuse_future(end[0].at, clock, "the end of the range")
    return replace(start, until=end[0].at), end[1]


def _read_date(text: str) -> tuple[date | None, str]:
    match = _DATE.match(text)
    if match is None:
        return None, text
    try:
        return date(int(match[1]), int(match[2]), int(match[3])), text[match.end() :]
    except ValueError:
        raise CommandError(f"There is no day `{match[0].strip('T ')}`.", at=match[0]) from None


def _read_clock(text: str, day: date | None, clock: Clock) -> tuple[Moment, str] | None:
    match = _CLOCK.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    hour, minute, second = int(match[1] or match[4]), int(match[2] or 0), int(match[3] or 0)
    if half := _HALF.match(rest):
        rest = rest[half.end() :]
        hour = _half_day(hour, half[1].lower())
    if hour > 23 or minute > 59 or second > 59:
        raise CommandError(f"There is no time of day `{match[0]}`.", at=match[0])
    at = wall_time(hour, minute, second)
    zone, rest = _read_zone(rest, day, at, clock)
    if not _END.match(rest) and not _TO.match(rest):
        return None
    return _latest(at, day, zone, clock), rest


def _half_day(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise CommandError(f"There is no `{hour} {half}m`. Write `2:32 pm` or `14:32`.")
    return hour % 12 + (12 if half == "p" else 0)


def _read_zone(text: str, day: date | None, at: wall_time, clock: Clock) -> tuple[tzinfo, str]:
    match = _ZONE.match(text)
    if match and day is None and _RANGE.match(text):
        return clock.zone, text
    moment = datetime.combine(day or clock.made.astimezone(clock.zone).date(), at)
    zone = named_zone(match[1], moment, clock.zone) if match else None
    if match is None or zone is None:
        return clock.zone, text
    return zone, text[match.end() :]


def _latest(at: wall_time, day: date | None, zone: tzinfo, clock: Clock) -> Moment:
    if day is not None:
        return _local(datetime.combine(day, at), zone)
    today = datetime.combine(clock.made.astimezone(zone).date(), at)
    is_past = today.replace(second=0, tzinfo=zone) <= clock.made
    return _local(today if is_past else today - timedelta(days=1), zone)


def _local(naive: datetime, zone: tzinfo) -> Moment:
    if naive.year < _FIRST_YEAR:
        raise CommandError(f"`{naive.date()}` is too long ago to be true.", at=f"{naive.date()}")
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    try:
        at = first.astimezone(UTC)
    except OverflowError:
        raise CommandError(f"There is no time `{naive:%H:%M}` on `{naive.date()}`.") from None
    if at.astimezone(zone).replace(tzinfo=None) != naive:
        before, after = second.astimezone(UTC).astimezone(zone), at.astimezone(zone)
        raise CommandError(
            f"The clocks skipped {naive:%H:%M} that day: write {before:%H:%M} or {after:%H:%M}.",
            at=f"{naive:%H:%M}",
        )
    return Moment(at, twice=first.utcoffset() != second.utcoffset())


def _refuse_future(at: datetime, clock: Clock, words: str) -> None:
    if at.replace(second=0, microsecond=0) > clock.made:
        made = clock.made.astimezone(clock.zone)
        raise CommandError(
            f"{in_code(words)} is in the future: it was {made:%Y-%m-%d %H:%M %Z} when you wrote this.",
            at=words.strip(),
        )
