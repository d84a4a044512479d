"""Single values in GitHub's answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any


def text_of(node: dict[str, Any], name: str = "body") -> str:
    """What somebody wrote; typed on the website it arrives with CRLF."""
    return (node[name] or "").replace("\r\n", "\n")


def names(connection: dict[str, Any] | None) -> tuple[str, ...]:
    return tuple(node["name"].lower() for node in (connection or {"nodes": []})["nodes"])


def time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def time_or_none(text: str | None) -> datetime | None:
    return None if text is None else time(text)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
