"""How many rows of a list there is room for beside what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TypeVar

from incident_actions.text.markdown import units

R = TypeVar("R")
#: So many UTF-16 units the rows of one list take at the most, besides what stands around their words.
MOST_UNITS, BESIDE = 20_000, 100


def fitting(rows: Sequence[R], words: Callable[[R], str]) -> Sequence[R]:
    """The first of the rows, as many as there is room for."""
    lengths = accumulate(units(words(row)) + BESIDE for row in rows)
    return rows[: sum(length <= MOST_UNITS for length in lengths)]
