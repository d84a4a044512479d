"""Ways in which events reach the workflows: all of them, or as on a bad day at GitHub."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Protocol

from incident_actions.sandbox.deliveries import Delivery


class Post(Protocol):
    """Carries deliveries; what it answers arrives now, in this order."""

    def carry(self, delivery: Delivery) -> Iterable[Delivery]: ...

    def rest(self) -> Iterable[Delivery]:
        """What is still on its way."""
        ...


class GoodPost:
    """Everything arrives, once and in order."""

    def carry(self, delivery: Delivery) -> Iterable[Delivery]:
        return (delivery,)

    def rest(self) -> Iterable[Delivery]:
        return ()


class BadPost:
    """Drops, doubles and delays at random; the same seed gives the same day.

    `drop`, `double` and `delay` are shares between 0 and 1. A delayed delivery arrives after one to
    `furthest` later ones, so the order changes too.
    """

    def __init__(
        self, seed: int, *, drop: float = 0.0, double: float = 0.0, delay: float = 0.0, furthest: int = 5
    ) -> None:
        self._dice = random.Random(seed)  # noqa: S311  # a repeatable day, no secret
        self._drop, self._double, self._delay, self._furthest = drop, double, delay, furthest
        self._held: list[tuple[int, Delivery]] = []
        self._carried = 0

    def carry(self, delivery: Delivery) -> Iterable[Delivery]:
        self._carried += 1
        arriving = [] if self._dice.random() < self._drop else [delivery]
        if self._dice.random() < self._double:
            arriving *= 2
        if self._dice.random() < self._delay:
            until = self._carried + self._dice.randint(1, self._furthest)
            self._held += [(until, late) for late in arriving]
            arriving = []
        return [*arriving, *self._arrived()]

    def rest(self) -> Iterable[Delivery]:
        held, self._held = self._held, []
        return [delivery for _, delivery in sorted(held, key=lambda late: late[0])]

    def _arrived(self) -> list[Delivery]:
        arrived = [delivery for until, delivery in self._held if until <= self._carried]
        self._held = [late for late in self._held if late[0] > self._carried]
        return arrived
