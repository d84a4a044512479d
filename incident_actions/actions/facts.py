"""What the commands on an action item say, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class DueMoved:
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class OwnerNamed:
    login: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """It will not be done, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Finished:
    """It is done, and what was done."""

    what: str


@dataclass(frozen=True, slots=True)
class TakenUp:
    """It is not done, or will be done after all, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class BlockedBy:
    """It waits for another issue; None: for none any more."""

    issue: int | None
    why: str = ""


ItemFact: TypeAlias = DueMoved | OwnerNamed | Dropped | Finished | TakenUp | BlockedBy
