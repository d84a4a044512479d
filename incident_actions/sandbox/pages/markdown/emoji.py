"""Emoji by their names, such as `:tada:`."""

from __future__ import annotations

from functools import lru_cache


def shown(word: str) -> str | None:
    """The emoji called so, between its colons; None for a word that is no name."""
    return _names().get(word.lower())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """GitHub's own names win over Unicode's."""
    from emoji import EMOJI_DATA, STATUS

    full = {sign: data for sign, data in EMOJI_DATA.items() if data["status"] <= STATUS["fully_qualified"]}
    unicode = {data["en"]: sign for sign, data in full.items()}
    return unicode | {alias: sign for sign, data in full.items() for alias in data.get("alias", ())}
