"""Names of time zones, as people type them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from incident_actions.errors import CommandError

#: Abbreviations that mean one thing all over the world, in minutes east of Greenwich, all year round.
FIXED = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "NST": -210, "NDT": -150, "ADT": -180,
    "BRT": -180, "ART": -180, "WAT": 60, "CAT": 120, "SAST": 120, "EAT": 180, "PKT": 300, "WIB": 420,
    "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip

#: Abbreviations that mean several things: what each may mean, for the refusal.
AMBIGUOUS = {
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
}

#: No zone has a longer name; `zoneinfo` looks for a package for each of its parts.
_LONGEST_NAME = 40

#: Abbreviations that are words too, and so count in capitals only.
_WORDS = {"art", "cat", "eat", "west", "Art", "Cat", "Eat", "West"}


def named_zone(word: str, moment: datetime, home: ZoneInfo) -> tzinfo | None:
    """The zone that `word` names, or None if it names none.

    `moment` is a naive local time: an ambiguous abbreviation counts only if `home` uses it then.
    Raises CommandError for an ambiguous one that `home` does not use, with the choices.
    """
    if word in _WORDS:
        return None
    upper = word.upper()
    if upper in FIXED:
        return timezone(timedelta(minutes=FIXED[upper]), upper)
    if upper in AMBIGUOUS:
        local = moment.replace(tzinfo=home)
        own = local.tzname() or ""
        nameless = not own.isalpha() and home.key in AMBIGUOUS[upper]  # the zone database calls it `+03`
        if own != upper and not nameless:
            choices = ", ".join(f"`{name}`" for name in AMBIGUOUS[upper])
            raise CommandError(f"`{word}` means several time zones. Write {choices}, or `UTC`.", at=word)
        return timezone(local.utcoffset() or timedelta(), upper)
    return _offset(word) or (find_zone(word) or find_zone(word.title()) if "/" in word else None)


def _offset(word: str) -> tzinfo | None:
    sign, digits = word[:1], word[1:].replace(":", "")
    if sign not in "+-" or not digits.isdecimal() or not digits.isascii() or len(digits) not in (2, 4):
        return None
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 14 or minutes > 59:
        return None
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1))


def find_zone(name: str) -> ZoneInfo | None:
    """The zone of this IANA name, such as `Europe/Berlin`, or None if there is none."""
    if len(name) > _LONGEST_NAME:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
