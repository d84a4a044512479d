"""Looking at an incident at moments of the clock, one after the other, as the sweep does."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from incident_actions.text.markers import key_of, without_marker
from incident_actions.thread import Thread
from tests.rehearsal import messages, settled


def at(text: str) -> datetime:
    """`23 10:15`: that moment of November 2026, UTC; with a month, `12-24 10:15`."""
    month = "" if text[2] == "-" else "11-"
    return datetime.fromisoformat(f"2026-{month}{text}").replace(tzinfo=UTC)


def watched(told: Thread, *moments: str, config: str | None = None) -> Thread:
    """The incident after a look at each of these moments."""
    for moment in moments:
        told = settled(told, now=at(moment), config=config)
    return told


def swept(told: Thread, first: str, last: str, config: str | None = None) -> Thread:
    """The incident after a look every quarter of an hour."""
    for moment in _quarters(at(first), at(last)):
        told = settled(told, now=moment, config=config)
    return told


def keys(told: Thread, kind: str) -> list[str]:
    """The keys of our messages of a kind, in their order."""
    found = (key_of(text) or "" for text in messages(told))
    return [key for key in found if key.split(" ")[0] == kind]


def said(told: Thread, kind: str) -> list[str]:
    """The words of our messages of a kind, in their order."""
    return [without_marker(text) for text in messages(told) if (key_of(text) or "").split(" ")[0] == kind]


def _quarters(first: datetime, last: datetime) -> Iterable[datetime]:
    while first <= last:
        yield first
        first += timedelta(minutes=15)
