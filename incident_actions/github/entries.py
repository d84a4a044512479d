"""The entries of a thread: the first page comes with it, a long thread is read from both ends at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from incident_actions.effects import DeleteComment, Effect, Verdict, WriteComment
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
        """Every entry of an issue whose first page has been read; its references are complete then too."""
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
        """What we have just done to comments which will not be read again."""
        for effect in effects:
            match effect:
                case Verdict(comment, sign):
                    self._pages.react(comment, sign.value, now.isoformat())
                case WriteComment(comment=int(comment), body=body):
                    self._pages.rewrite(comment, body)
                case DeleteComment(comment):
                    self._pages.drop(comment)
                case _:
                    pass

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
            more = self._more(number, after, left, before)
            oldest, newest = more["oldest"], more.get("newest")
            if oldest["totalCount"] != total or not oldest["nodes"]:
                # It grew meanwhile, or was counted otherwise: the middle is not where we think.
                return self._forward(number, list(first["nodes"]), first["pageInfo"])
            old, after = old + oldest["nodes"], oldest["pageInfo"]["endCursor"]
            if newest:
                new, before = newest["nodes"] + new, newest["pageInfo"]["startCursor"]
                end = end or newest["pageInfo"]["endCursor"]
        return old + new, end or after

    def _forward(self, number: int, nodes: list[Node], page: Node) -> tuple[list[Node], str]:
        while page["hasNextPage"]:
            more = self._more(number, page["endCursor"])["oldest"]
            nodes, page = [*nodes, *more["nodes"]], more["pageInfo"]
        return nodes, page["endCursor"]

    def _more(self, number: int, after: str, left: int | None = None, before: str | None = None) -> Node:
        """The next page; where only `left` are unread, no more than these, and with it one from the end."""

        def ask(width: int) -> Node:
            page = width if left is None else min(width, left)
            last = 0 if left is None else min(width, left - page)
            ends = {"after": after, "page": page, "last": last or 1, "before": before, "both": last > 0}
            return self._issue(queries.MORE, {"number": number, **ends}, "More")

        return self.widely(ask)

    def _references(self, number: int, issue: Node) -> None:
        connection = issue["references"]
        while (page := connection["pageInfo"])["hasNextPage"]:
            variables = {"number": number, "after": page["endCursor"]}
            connection = self._issue(queries.MORE_REFERENCES, variables, "MoreReferences")["references"]
            issue["references"]["nodes"] += connection["nodes"]
        issue["references"]["nodes"] = [each for each in issue["references"]["nodes"] if _of_here(each)]

    def _issue(self, document: str, variables: Mapping[str, Any], name: str) -> Node:
        issue: Node | None = self.query(document, variables, name)["issue"]
        if issue is None:
            raise GitHubError(f"query {name}: issue {variables['number']} went away while it was read")
        return issue


def _of_here(reference: Node | None) -> bool:
    """Whether it comes from our own repository: in another anybody may run a bot of the same name as ours."""
    return reference is not None and not reference["isCrossRepository"]
