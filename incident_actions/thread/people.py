"""Who somebody is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An account, known by its number; the login is only how it is shown. `ours` is the bot we run as."""

    id: int
    login: str
    bot: bool = False
    ours: bool = False


#: How GitHub shows an account that is gone, https://github.com/ghost: its words stand, its rights do not.
GONE = Person(10137, "ghost")
