"""The lists of the sweep: read whole once, and then only what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from incident_actions.github import queries
from incident_actions.github.pages import Node
from incident_actions.github.values import moment
from incident_actions.labels import DIGEST
from incident_actions.lists import ListedIssue

Listed = dict[int, ListedIssue]
Query = Callable[[str, Mapping[str, Any], str], dict[str, Any]]

#: How much earlier than the last look a change may be dated: GitHub's lists lag behind.
LAG = timedelta(minutes=5)
#: The lists of issues as they stand, each with the list of those that have changed.
CHANGED = {"openIncidents": "changedIncidents", "openItems": "changedItems"}


@dataclass(slots=True)
class Listing:
    """Reads the lists with `query`, whose `$page` is as wide as GitHub manages."""

    query: Query
    _kept: dict[str, Listed] = field(default_factory=dict)
    _looked: datetime | None = None

    def since(self, time: datetime) -> str:
        """From when on changes are asked for: from `time` on, or from the last look on."""
        known = time if self._looked is None else max(time, self._looked - LAG)
        return moment(known)

    def all(
        self, data: dict[str, Any], asked: Mapping[str, Any], parse: Callable[[Node], ListedIssue]
    ) -> Mapping[str, Listed]:
        """Each list whole, from what `LISTS` has said of its beginning when it was asked so."""
        found = {
            name: {
                node["number"]: parse(node) for node in self._nodes(name, data[name], _filters(which, asked))
            }
            for name, (_, which) in queries.LISTED.items()
        }
        for standing, changed in CHANGED.items():
            found[changed] = self._kept.get(changed, {}) | found[changed]
            known = self._kept.get(standing, {}) | found[standing] | found[changed]
            found[standing] = {number: issue for number, issue in known.items() if issue.open}
        self._kept = found
        return found

    def looked(self, now: datetime) -> None:
        """The lists were read at this time, and need not be read whole again."""
        self._looked = now

    def _nodes(self, name: str, first: dict[str, Any], filters: Mapping[str, Any]) -> Iterator[Node]:
        """The nodes of all pages; of the digests the newest are enough, of what was read before the first."""
        label, page = queries.LISTED[name][0], first["pageInfo"]
        yield from first["nodes"]
        while page["hasNextPage"] and label != DIGEST and not (name in CHANGED and name in self._kept):
            variables = {"labels": [label], **filters, "after": page["endCursor"]}
            more = self.query(queries.more_listed(label), variables, "MoreListed")["more"]
            yield from more["nodes"]
            page = more["pageInfo"]


def _filters(which: str, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """The arguments of one list as variables, for its further pages."""
    states = next(([state] for state in ("OPEN", "CLOSED") if state in which), None)
    since = next((time for name, time in asked.items() if f"${name} " in which), None)
    return {"states": states, "filter": {"since": since} if since else None}
