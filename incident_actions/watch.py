"""The watching schedule: a workflow that runs every few minutes while an incident is open."""

from __future__ import annotations

from enum import StrEnum

#: The workflow's file, beside the one that answers events.
FILE = "incidents-watch.yml"
#: Under this name a status comment's record keeps it, and a run remembers that GitHub refused the switch.
WATCH = "watch"


class Watch(StrEnum):
    """How an incident's record says that the schedule stands; `stuck`: GitHub refused to switch it."""

    ON = "on"
    OFF = "off"
    STUCK = "stuck"
