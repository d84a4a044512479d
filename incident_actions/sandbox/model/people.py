"""People and bots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What a person says of what they do. `limited`: they are busy."""

    id: int
    at: datetime
    message: str | None = None
    emoji: str | None = None
    limited: bool = False
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a bot (`kind` is `User` or `Bot`)."""

    id: int
    login: str
    kind: str = "User"
    name: str | None = None
    status: Status | None = None
