"""What the sandbox tells the outside: one delivery an event, as GitHub's webhooks do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Delivery:
    """`starts_workflows` is False for what a GITHUB_TOKEN did, except for the two dispatch events."""

    id: str
    event: str
    action: str | None
    payload: dict[str, Any]
    repository: str
    at: datetime
    starts_workflows: bool


class Outbox:
    """Deliveries wait here until the operation that caused them is done."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Delivery], None]] = []
        self._waiting: list[Delivery] = []

    @property
    def has_listeners(self) -> bool:
        return bool(self._listeners)

    def listen(self, callback: Callable[[Delivery], None]) -> None:
        self._listeners.append(callback)

    def add(self, delivery: Delivery) -> None:
        self._waiting.append(delivery)

    def __len__(self) -> int:
        return len(self._waiting)

    def bring_forward(self, position: int) -> None:
        """Put the newest delivery before those added since: `opened` tells of its labels, yet comes first."""
        if position < len(self._waiting):
            self._waiting.insert(position, self._waiting.pop())

    def take(self) -> list[Delivery]:
        waiting, self._waiting = self._waiting, []
        return waiting

    def send(self, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            for listener in self._listeners:
                listener(delivery)
