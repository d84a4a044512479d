"""The team's chat room in a play: a receiver on this machine, and what a reader sees arrive there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from incident_actions.sandbox.demo.deeds import first_words
from incident_actions.sandbox.receiver import Arrival, Receiver, receiver

#: What the scenario's configuration calls the room, and the variable in which it looks for the address.
NAME, SECRET = "ops-chat", "OPS_CHAT"


@dataclass(slots=True)
class Room:
    """Where messages arrive; it remembers which of them have been read."""

    receiver: Receiver
    read: int = 0

    @property
    def environment(self) -> Mapping[str, str]:
        """What a workflow hands to its steps: the address, as Apprise writes it."""
        return {SECRET: self.receiver.url.replace("http://", "json://", 1)}

    @property
    def arrived(self) -> int:
        """How many messages there are."""
        return len(self.receiver.received)

    def news(self) -> tuple[str, ...]:
        """What has arrived since the last time, each in a few words."""
        new = self.receiver.received[self.read :]
        self.read += len(new)
        return tuple(_in_words(arrival) for arrival in new)


@contextmanager
def open_room() -> Iterator[Room]:
    """A room that is there until the block ends."""
    with receiver() as receiving:
        yield Room(receiving)


def _in_words(arrival: Arrival) -> str:
    """`SEV1 #1, ⏱️ Update 2026-11-23 15:12 CET`."""
    return f"{arrival.data.get('title', '')}, {first_words(str(arrival.data.get('message', '')))}"
