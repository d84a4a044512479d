"""Single values in GitHub's answers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any


def text_of(node: dict[str, Any], name: str = "body") -> str:
    """What somebody wrote; typed on the website it arrives with CRLF."""
    return (node[name] or "").replace("\r\n", "\n")


def names(connection: dict[str, Any] | None) -> tuple[str, ...]:
    return tuple(node["name"].lower() for node in (connection or {"nodes": []})["nodes"])


def time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def moment(at: datetime) -> str:
    """A time as GitHub takes it; the inverse of `time`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def time_or_none(text: str | None) -> datetime | None:
    return None if text is None else time(text)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
