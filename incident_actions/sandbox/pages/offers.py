"""The slash commands that a thread's comment box offers: those that work on what the thread is about."""

from __future__ import annotations

from collections.abc import Iterable

from incident_actions.labels import ACTION_ITEM, INCIDENT

OFFERS = {INCIDENT: ("ack", "update", "resolve"), ACTION_ITEM: ("done", "due", "assign")}


def offered(labels: Iterable[str]) -> tuple[str, ...]:
    """For an issue with these labels; on a digest and on an ordinary issue no command does anything."""
    held = {name.casefold() for name in labels}
    return next((commands for label, commands in OFFERS.items() if label in held), ())
