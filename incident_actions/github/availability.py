"""Who says on GitHub that they are busy: asked for once a run, and not worth a failed one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_actions.errors import GitHubError
from incident_actions.github import queries
from incident_actions.github.values import time_or_none

Query = Callable[[str, Mapping[str, Any], str], dict[str, Any]]


@dataclass(slots=True)
class Availability:
    """Asks with `query`, which answers all that a document says; `told` is what a person should know."""

    query: Query
    told: list[str]
    _busy: dict[str, bool] = field(default_factory=dict)

    def busy(self, logins: Iterable[str], now: datetime) -> frozenset[str]:
        """Those of these people who are, in small letters; of whom GitHub does not tell it, they are not."""
        wanted = {login.lower() for login in logins}
        if unknown := sorted(wanted - self._busy.keys()):
            self._busy |= dict.fromkeys(unknown, False) | self._asked(unknown, now)
        return frozenset(login for login in wanted if self._busy[login])

    def _asked(self, logins: Sequence[str], now: datetime) -> dict[str, bool]:
        named = {f"login{n}": login for n, login in enumerate(logins)}
        try:
            data = self.query(queries.statuses(len(logins)), named, "Statuses")
        except GitHubError as error:
            self.told.append(f"Whether people are busy is not known, so all are reminded: {error}")
            return {}
        return {login: _limited(data[f"user{n}"], now) for n, login in enumerate(logins)}


def _limited(user: dict[str, Any] | None, now: datetime) -> bool:
    """Whether somebody's status says so, and is not over."""
    status = user["status"] if user is not None else None
    if status is None or not status["indicatesLimitedAvailability"]:
        return False
    until = time_or_none(status["expiresAt"])
    return until is None or until > now
