"""Concurrency groups: who runs, who waits, and who is pushed out.

https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Place(Generic[T]):
    """Where somebody who came to a group stands: they start now, or wait; others may have been pushed out."""

    starts: bool
    cancelled: tuple[T, ...] = ()


@dataclass(slots=True)
class _Line(Generic[T]):
    running: T
    waiting: deque[T] = field(default_factory=deque)


class Queues(Generic[T]):
    """One line a group name; names are compared without case, as GitHub does."""

    def __init__(self) -> None:
        self._lines: dict[str, _Line[T]] = {}

    def enter(self, name: str, comer: T, pending: int) -> Place[T]:
        """Come to a group where `pending` may wait.

        Where one may wait, the newest takes the place of the one before; in a longer line everybody keeps
        their place and a comer for whom there is none is cancelled.
        """
        line = self._lines.get(name.casefold())
        if line is None:
            self._lines[name.casefold()] = _Line(comer)
            return Place(starts=True)
        if pending > 1 and len(line.waiting) >= pending:
            return Place(starts=False, cancelled=(comer,))
        cancelled = tuple(line.waiting) if pending == 1 else ()
        if cancelled:
            line.waiting.clear()
        line.waiting.append(comer)
        return Place(starts=False, cancelled=cancelled)

    def leave(self, name: str, leaver: T) -> T | None:
        """Go, running or waiting; the answer is who starts now."""
        line = self._lines.get(name.casefold())
        if line is None:
            return None
        if line.running != leaver:
            line.waiting = deque(waiting for waiting in line.waiting if waiting != leaver)
            return None
        if not line.waiting:
            del self._lines[name.casefold()]
            return None
        line.running = line.waiting.popleft()
        return line.running
