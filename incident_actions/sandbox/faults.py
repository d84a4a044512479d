"""Faults that a test or a drill injects at a chosen request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from threading import Lock
from typing import Literal, get_args

Fault = Literal["drop-before", "drop-after", "500", "502-after", "403-secondary", "429", "timeout"]
FAULTS: tuple[Fault, ...] = get_args(Fault)


@dataclass(slots=True)
class _Armed:
    fault: Fault
    countdown: int
    identity: str | None
    delay: timedelta


class Faults:
    """Each armed fault strikes once: at the k-th matching request after it was armed."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []
        self._lock = Lock()
        self.struck: list[Fault] = []
        """What has happened so far, so that a test can see that its fault was reached."""

    def arm(
        self,
        fault: Fault,
        at: int = 1,
        identity: str | None = None,
        delay: timedelta = timedelta(seconds=15),
    ) -> None:
        """Strike at the `at`-th request from now; `identity` is a login or a token, anybody's if None."""
        if fault not in FAULTS:
            raise ValueError(f"fault: got {fault!r}, expected one of {', '.join(FAULTS)}")
        with self._lock:
            self._armed.append(_Armed(fault, at, identity, delay))

    def clear(self) -> None:
        with self._lock:
            self._armed.clear()
            self.struck.clear()

    def next(self, login: str | None, token: str | None) -> tuple[Fault, timedelta] | None:
        """Count one request; the fault that strikes it, with its delay."""
        with self._lock:
            struck = None
            for armed in list(self._armed):
                if armed.identity is not None and armed.identity not in (login, token):
                    continue
                armed.countdown -= 1
                if armed.countdown == 0:
                    self._armed.remove(armed)
                    struck = (armed.fault, armed.delay)
                    self.struck.append(armed.fault)
            return struck
