"""What the clock looks at in one incident, one file each: its name is the watch's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect
from incident_actions.incident.model import Incident
from incident_actions.watches import postmortem_overdue, update_overdue

Watch = Callable[[Incident, Context], Iterator[Effect]]

WATCHES: tuple[Watch, ...] = (update_overdue.decide, postmortem_overdue.decide)
