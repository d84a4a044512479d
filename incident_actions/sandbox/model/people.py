"""People and bots."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a bot (`kind` is `User` or `Bot`)."""

    id: int
    login: str
    kind: str = "User"
    name: str | None = None
