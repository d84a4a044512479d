"""Wishes that look like action items, as data: `vague.toml` has each with a sharper example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wish:
    """One kind of wish. `bad` and `good` are texts of items that it does and does not find."""

    regex: re.Pattern[str]
    better: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@cache
def all_wishes() -> tuple[Wish, ...]:
    """Every kind, in the order of the file."""
    import tomllib

    data = tomllib.loads(files(__package__).joinpath("vague.toml").read_text("utf-8"))
    return tuple(
        Wish(
            re.compile(each["pattern"].replace(" ", r"\s+"), re.I),
            each["better"],
            tuple(each["bad"]),
            tuple(each["good"]),
        )
        for each in data["wish"]
    )
