"""A mark on the attributes that we write, so that the sanitiser tells them from those people typed."""

from __future__ import annotations

from secrets import token_hex

_SEAL = token_hex(16)
"""Never shown to anybody: it is broken off before a page leaves."""


def sealed(value: str) -> str:
    return f"{_SEAL} {value}"


def broken(value: str) -> str | None:
    """What was sealed; None for what somebody else wrote."""
    return value.removeprefix(f"{_SEAL} ") if value.startswith(f"{_SEAL} ") else None
