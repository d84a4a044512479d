"""Closed action items for the digest: those that have changed lately, and how many of all won't be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from incident_actions.errors import GitHubError
from incident_actions.github.pages import Node
from incident_actions.lists import MOST_CLOSINGS, Closings, ListedIssue


@dataclass(frozen=True, slots=True)
class ClosedItems:
    """Those of the repository `name`; `query` asks `CLOSINGS` with variables, `parse` reads a node."""

    name: str
    query: Callable[[Mapping[str, Any]], dict[str, Any]]
    parse: Callable[[Node], ListedIssue]

    def since(self, time: datetime | None) -> Closings:
        """Search may be out of order where lists are not: then none are counted."""
        try:
            return self._read(time, counting=True)
        except GitHubError:
            return self._read(time, counting=False)

    def _read(self, time: datetime | None, *, counting: bool) -> Closings:
        closed = f"repo:{self.name} is:issue is:closed label:action-item"
        variables = {
            "notPlanned": f'{closed} reason:"not planned"',
            "duplicate": f"{closed} reason:duplicate",
            "since": time and time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        data = self.query({**variables, "counting": counting, "after": None})
        dropped = data["notPlanned"]["issueCount"] + data["duplicate"]["issueCount"] if counting else None
        nodes, page = list(data["repository"]["closed"]["nodes"]), data["repository"]["closed"]["pageInfo"]
        while page["hasNextPage"] and len(nodes) < MOST_CLOSINGS:
            more = self.query({**variables, "counting": False, "after": page["endCursor"]})
            nodes += more["repository"]["closed"]["nodes"]
            page = more["repository"]["closed"]["pageInfo"]
        return Closings(tuple(map(self.parse, nodes)), not page["hasNextPage"], dropped)
