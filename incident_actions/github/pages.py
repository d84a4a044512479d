"""What has been read of long threads, so that reading again costs one request, not one a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
        """The thread, its first page and what came since read afresh; and the page where reading stopped."""
        page = tail["pageInfo"]
        end = page["endCursor"] or self._cursors[number]
        kept = self._nodes[number]
        return [*first, *kept[_seen(kept, first) :], *tail["nodes"]], {**page, "endCursor": end}

    def react(self, comment: int, content: str, at: str) -> None:
        """Our own reaction on a comment in the middle of a thread, which is not read again."""
        for node in self._comments(comment):
            others = [group for group in node["reactionGroups"] or () if group["content"] != content]
            ours = {"content": content, "createdAt": at, "viewerHasReacted": True}
            node["reactionGroups"] = [*others, ours]

    def rewrite(self, comment: int, body: str) -> None:
        """A comment of ours in the middle of a thread now reads so."""
        for node in self._comments(comment):
            node["body"] = body

    def drop(self, comment: int) -> None:
        """A comment of ours in the middle of a thread is gone."""
        for number, nodes in self._nodes.items():
            self._nodes[number] = [node for node in nodes if not _is(node, comment)]

    def _comments(self, comment: int) -> Iterator[Node]:
        return (node for nodes in self._nodes.values() for node in nodes if _is(node, comment))


def _is(node: Node, comment: int) -> bool:
    return node.get("fullDatabaseId") in {comment, str(comment)}


def _seen(kept: list[Node], first: list[Node]) -> int:
    """How many of the entries kept a first page, read afresh, stands for: more, once one is deleted."""
    names = {name: position for position, node in enumerate(kept) if (name := node.get("id"))}
    for back, node in enumerate(reversed(first)):
        if node.get("id") in names:
            return names[node["id"]] + 1 + back
    return len(first)
