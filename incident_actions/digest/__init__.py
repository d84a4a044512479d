"""Action items of the whole repository: which are past their date, who is reminded, and the weekly digest."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.digest import chasing, overdue, weekly
from incident_actions.effects import Effect
from incident_actions.lists import Lists


def decide(lists: Lists, context: Context) -> Iterator[Effect]:
    """All that the lists ask for now."""
    yield from overdue.decide(lists, context)
    yield from chasing.decide(lists, context)
    yield from weekly.decide(lists, context)
