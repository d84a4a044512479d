"""The pull requests from a post-mortem's branch: all of them, for a fork may have one of the same name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from incident_actions.github import queries
from incident_actions.github.pages import Node
from incident_actions.text.paths import branch_of

Query = Callable[[str, Mapping[str, Any], str], dict[str, Any]]


def pulls_of(query: Query, number: int, first: Node) -> list[Node]:
    """The pull requests of an incident, the oldest first, whose first page has been read."""
    nodes, page = list(first["nodes"]), first["pageInfo"]
    while page["hasNextPage"]:
        variables = {"branch": branch_of(number), "after": page["endCursor"]}
        more = query(queries.MORE_PULLS, variables, "MorePulls")["pulls"]
        nodes, page = nodes + more["nodes"], more["pageInfo"]
    return nodes
