"""The nearest word that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` resembles: at most two letters off, or one that it begins; else None."""
    from rapidfuzz.distance import OSA

    lowered = word.lower()
    words = tuple(known)
    close = [(OSA.distance(lowered, each, score_cutoff=2), each) for each in words]
    best = min((pair for pair in close if pair[0] <= min(2, len(lowered) - 1)), default=None)
    if best is not None:
        return best[1]
    return next((each for each in words if len(lowered) > 1 and each.startswith(lowered)), None)
