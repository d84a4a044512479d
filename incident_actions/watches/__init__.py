"""What the clock looks at in one incident, one file each: its name is the watch's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect
from incident_actions.incident.model import Incident
from incident_actions.watches import (
    asked,
    commander_missing,
    decision_revisit,
    postmortem_due,
    unacknowledged,
    update_missed,
    update_overdue,
)

Watch = Callable[[Incident, Context], Iterator[Effect]]

WATCHES: tuple[Watch, ...] = (
    asked.decide,
    unacknowledged.decide,
    commander_missing.decide,
    update_overdue.decide,
    update_missed.decide,
    decision_revisit.decide,
    postmortem_due.decide,
)
