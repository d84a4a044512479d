"""The ordered list of requests that the sandbox has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock


@dataclass(frozen=True, slots=True)
class Entry:
    """One answered request; `path` of a GraphQL request is its operation's name."""

    index: int
    at: datetime
    method: str
    path: str
    kind: str
    """`rest`, `query`, `mutation`, `git` or `page`."""
    status: int
    identity: str | None
    duration: timedelta
    writes: bool
    fault: str | None = None
    token: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"{self.index:4} {self.status} {self.kind:8} {self.method} {self.path} ({self.identity})"


class RequestLog:
    """Requests in the order in which they were answered."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._count = 0
        self._lock = Lock()

    def add(self, **fields: object) -> None:
        with self._lock:
            self._count += 1
            self._entries.append(Entry(index=self._count, **fields))  # type: ignore[arg-type]  # as Entry's fields

    def clear(self) -> None:
        """Forget the entries; numbering begins at 1 again."""
        with self._lock:
            self._entries.clear()
            self._count = 0

    def of(self, identity: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self if entry.identity == identity)

    def with_token(self, token: str) -> tuple[Entry, ...]:
        """What one run asked: each job has a token of its own."""
        return tuple(entry for entry in self if entry.token == token)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    @property
    def writes(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self if entry.writes)

    @property
    def reads(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self if not entry.writes)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self._entries)
