"""What a marker keeps, read with care: who may edit our texts may edit that too."""

from __future__ import annotations

import re

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\[bot\])?")
#: GitHub numbers issues with 32 bits.
_MOST = 2**31 - 1


def login(value: object) -> str | None:
    """A login, and nothing that would mention somebody else; None for anything but one."""
    return value if isinstance(value, str) and _LOGIN.fullmatch(value) else None


def issue_number(value: object) -> int | None:
    """The number of an issue; None for anything that can be none."""
    return value if type(value) is int and 0 < value <= _MOST else None
