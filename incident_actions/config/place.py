"""Where something stands in a file that people write."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns count from 1."""

    line: int
    column: int
