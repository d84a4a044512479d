"""Where lines of a text stand in a later version of it."""

from __future__ import annotations

from difflib import SequenceMatcher


def moved(before: str, after: str, first: int, last: int) -> tuple[int, int] | None:
    """Lines `first` to `last` of `before`, from 1, as `after` counts them; None where one has changed."""
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for start, new, size in matcher.get_matching_blocks():
        if start < first and last <= start + size:
            return first - start + new, last - start + new
    return None
