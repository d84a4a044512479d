"""One run of the program: what it was asked for, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from incident_actions.config import PATH
from incident_actions.effects import Effect
from incident_actions.incident.model import Incident


@dataclass(slots=True)
class Run:
    """One run of the program: what it was asked for, and what came of it.

    `now` overrides GitHub's clock in rehearsals. `done` are the effects applied, or in a dry run those
    that would be, by issue; `told` is what a person should know of the run. `on_watch`: the watching schedule
    runs it, so that is switched on.
    """

    config_path: str = PATH
    dry: bool = False
    sweeping: bool = False
    drafting: bool = False
    on_watch: bool = False
    now: datetime | None = None
    wait: Callable[[float], None] = time.sleep
    done: list[tuple[int | None, Effect]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    settled: list[Incident] = field(default_factory=list)
    digest: int | None = None
    failed: bool = False
