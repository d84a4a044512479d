"""Keeping a sandbox up: its workflow answers by itself, schedules come due, and what happens is saved."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from incident_actions.sandbox.demo.stage import Stage

#: How many jobs run at the same time; how often schedules are looked at, in seconds.
JOBS, EVERY = 2, 1.0


@contextmanager
def alive(stage: Stage) -> Iterator[None]:
    """In the block, whatever people do is answered in the background."""
    stage.runner.hire(JOBS)
    over = Event()
    thread = Thread(target=_beat, args=(stage, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(stage: Stage, over: Event) -> None:
    saved = -1
    while not over.wait(EVERY):
        stage.runner.tick()
        if len(stage.world.log) != saved:
            saved = len(stage.world.log)
            stage.world.save()


def until_stopped() -> None:
    """Wait for Ctrl-C, or for a polite request to end."""
    stopped = Event()
    asked = (signal.SIGINT, signal.SIGTERM)
    former = [signal.signal(number, lambda *_: stopped.set()) for number in asked]
    try:
        stopped.wait()
    finally:
        for number, handler in zip(asked, former, strict=True):
            signal.signal(number, handler)
