"""The sandbox's clock: real time plus an offset that can be moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Clock:
    """Ticks in real time; `move` and `set` change how far it is from the real one."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset
        self._waiting: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The sandbox's moment, aware and in UTC."""
        return datetime.now(UTC) + self.offset

    def move(self, by: timedelta) -> None:
        self.offset += by

    def set(self, moment: datetime) -> None:
        self.offset = moment - datetime.now(UTC)

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back after every skip: for whoever waits for a time to come."""
        self._waiting.append(callback)

    def skip(self, by: timedelta) -> None:
        """Move on, and let everybody who waits for a time look at the clock."""
        self.move(by)
        for callback in self._waiting:
            callback()
