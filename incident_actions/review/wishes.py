"""Wishes that look like action items, as data: `vague.toml` has each with a sharper example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Wish:
    """One kind of wish. `bad` and `good` are texts of items that it does and does not find.

    Where `better` is empty, the field of work has an example.
    """

    regex: re.Pattern[str]
    better: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


@cache
def all_wishes() -> tuple[Wish, ...]:
    """Every kind, in the order of the file."""
    return tuple(
        Wish(
            re.compile(each["pattern"].replace(" ", r"\s+"), re.I),
            each.get("better", ""),
            tuple(each["bad"]),
            tuple(each["good"]),
        )
        for each in _data()["wish"]
    )


@lru_cache(maxsize=1024)
def wish_in(text: str) -> Wish | None:
    """The first kind of wish that the text of an item is, if it is one."""
    return next((wish for wish in all_wishes() if wish.regex.search(text)), None)


def sharper(words: Iterable[str]) -> str:
    """What is better than a wish about these words, by the field of work that they name."""
    fields = _data()["field"]
    named = (each["better"] for word in words for each in fields if word in each["words"].split())
    return str(next(named, fields[0]["better"]))


@cache
def _data() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(files(__package__).joinpath("vague.toml").read_text("utf-8"))
