"""One run of the program: what it was asked for, and what came of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from incident_actions.config import PATH
from incident_actions.effects import Delivery, Effect
from incident_actions.incident.memory import Channel
from incident_actions.incident.model import Incident

if TYPE_CHECKING:
    from incident_actions.notify.notifier import Notifier


def _from_environment() -> Notifier:
    """Only where a run begins: a comment without a command needs none."""
    from incident_actions.notify.notifier import FromEnvironment

    return FromEnvironment(os.environ)


@dataclass(slots=True)
class Run:
    """One run of the program: what it was asked for, and what came of it.

    `now` overrides GitHub's clock in rehearsals. `done` are the effects applied, or in a dry run those
    that would be, by issue; `told` is what a person should know of the run. `outcomes` are what was sent
    through the notifiers and what came of it, `channels` the chat channels opened, by incident.
    `reviewing`: the event is one of a pull request. `on_watch`: the watching schedule runs it, so that is
    switched on.
    """

    config_path: str = PATH
    dry: bool = False
    sweeping: bool = False
    drafting: bool = False
    reviewing: bool = False
    on_watch: bool = False
    now: datetime | None = None
    wait: Callable[[float], None] = time.sleep
    done: list[tuple[int | None, Effect]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    settled: list[Incident] = field(default_factory=list)
    notifier: Notifier = field(default_factory=_from_environment)
    sending: set[int] = field(default_factory=set)
    outcomes: dict[int, dict[tuple[str, str], Delivery]] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    digest: int | None = None
    failed: bool = False
