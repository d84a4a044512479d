"""Reading the entries of a thread: the first page comes with it, long ones are read from both ends at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_actions.effects import Effect, Verdict
from incident_actions.errors import GitHubError
from incident_actions.github import queries
from incident_actions.github.pages import Node, Pages

Query = Callable[[str, Mapping[str, Any], str], dict[str, Any]]

#: Entries a page. A page that GitHub finds too wide (502) is halved, down to the narrowest.
WIDEST, NARROWEST = 100, 12


@dataclass(slots=True)
class Entries:
    """Reads entries with `query`, and remembers those of long threads for the next look."""

    query: Query
    _pages: Pages = field(default_factory=Pages)
    _width: int = WIDEST

    def tails(self, numbers: Iterable[int]) -> Mapping[int, str]:
        return self._pages.tails(numbers)

    def all(self, number: int, issue: Node) -> list[Node]:
        """Every entry of an issue whose first page has been read; completes its references too."""
        self._references(number, issue)
        first = issue["entries"]
        if "tail" in issue:
            nodes, page = self._pages.again(number, first["nodes"], issue["tail"])
            nodes, cursor = self._forward(number, nodes, page)
        elif first["pageInfo"]["hasNextPage"]:
            nodes, cursor = self._both_ends(number, first)
        else:
            return list(first["nodes"])
        self._pages.keep(number, nodes, cursor)
        return nodes

    def note(self, effects: Sequence[Effect], now: datetime) -> None:
        """Verdicts that we have just given on comments which will not be read again."""
        for effect in effects:
            if isinstance(effect, Verdict):
                self._pages.react(effect.comment, effect.sign.value, now.isoformat())

    def widely(self, ask: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
        """The answer to a query with as wide a page as GitHub manages."""
        while True:
            try:
                return ask(self._width)
            except GitHubError as error:
                if error.status is None or error.status < 500 or self._width <= NARROWEST:
                    raise
                self._width //= 2

    def _both_ends(self, number: int, first: Node) -> tuple[list[Node], str]:
        old, total = list(first["nodes"]), first["totalCount"]
        new: list[Node] = []
        after, before, end = first["pageInfo"]["endCursor"], None, None
        while (left := total - len(old) - len(new)) > 0:
            more = self._more(number, after, min(WIDEST, max(0, left - self._width)), before)
            if more["oldest"]["totalCount"] != total:  # the thread grew meanwhile, so the middle is not where we think
                return self._forward(number, list(first["nodes"]), first["pageInfo"])
            old, after = old + more["oldest"]["nodes"], more["oldest"]["pageInfo"]["endCursor"]
            if newest := more.get("newest"):
                new, before = newest["nodes"] + new, newest["pageInfo"]["startCursor"]
                end = end or newest["pageInfo"]["endCursor"]
        return old + new, end or after

    def _forward(self, number: int, nodes: list[Node], page: Node) -> tuple[list[Node], str]:
        while page["hasNextPage"]:
            more = self._more(number, page["endCursor"], 0, None)["oldest"]
            nodes, page = [*nodes, *more["nodes"]], more["pageInfo"]
        return nodes, page["endCursor"]

    def _more(self, number: int, after: str, last: int, before: str | None) -> Node:
        def ask(width: int) -> Node:
            variables = {"number": number, "after": after, "page": width, "last": last or 1, "before": before}
            issue: Node = self.query(queries.MORE, {**variables, "both": last > 0}, "More")["issue"]
            return issue

        return self.widely(ask)

    def _references(self, number: int, issue: Node) -> None:
        connection = issue["references"]
        while (page := connection["pageInfo"])["hasNextPage"]:
            variables = {"number": number, "after": page["endCursor"]}
            connection = self.query(queries.MORE_REFERENCES, variables, "MoreReferences")["issue"]["references"]
            issue["references"]["nodes"] += connection["nodes"]
