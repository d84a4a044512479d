"""What has been read of long threads, so that reading again costs one request, not one a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]

#: The entries of a first page; only threads longer than that are kept.
FIRST = 100


@dataclass(slots=True)
class Pages:
    """The entries of each long thread, and the cursor of the last of them."""

    _nodes: dict[int, list[Node]] = field(default_factory=dict)
    _cursors: dict[int, str] = field(default_factory=dict)

    def has(self, number: int) -> bool:
        return number in self._nodes

    def keep(self, number: int, nodes: list[Node], cursor: str | None) -> None:
        """Remember a thread that does not fit on its first page."""
        if len(nodes) > FIRST and cursor is not None:
            self._nodes[number], self._cursors[number] = nodes, cursor

    def tails(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """From which cursor on each thread is to be read again."""
        return {number: self._cursors[number] for number in numbers if number in self._cursors}

    def again(self, number: int, first: list[Node], tail: Node) -> tuple[list[Node], Node]:
        """The thread with its first page and what came since read afresh, and the page that the reading stopped at."""
        page = tail["pageInfo"]
        end = page["endCursor"] or self._cursors[number]
        return [*first, *self._nodes[number][len(first) :], *tail["nodes"]], {**page, "endCursor": end}

    def react(self, comment: int, content: str, at: str) -> None:
        """Our own reaction on a comment in the middle of a thread, which is not read again."""
        for nodes in self._nodes.values():
            for node in nodes:
                if node.get("fullDatabaseId") in (comment, str(comment)):
                    others = [group for group in node["reactionGroups"] or () if group["content"] != content]
                    ours = {"content": content, "createdAt": at, "viewerHasReacted": True}
                    node["reactionGroups"] = [*others, ours]
