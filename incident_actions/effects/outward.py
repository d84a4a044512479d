"""What shall reach people outside GitHub, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Send:
    """A message of ours goes out through a notifier; `key` is that of our comment which it repeats.

    `target` is the notifier's name, `secret` the name of the variable that holds its address.
    """

    key: str
    target: str
    secret: str
    title: str
    text: str
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a `Send` or an `OpenChannel`: `why` it failed, empty where it did not."""

    attempt: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class OpenChannel:
    """The incident has its chat channel, with this topic, and these members of the chat are invited."""

    secret: str
    name: str
    topic: str
    text: str
    members: tuple[str, ...]
    attempt: int = 1


OutwardEffect: TypeAlias = Send | OpenChannel
