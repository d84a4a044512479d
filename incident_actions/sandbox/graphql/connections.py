"""Connections: pages of a list, with cursors that stay right when the list grows."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from incident_actions.sandbox.graphql.fields import Bound
from incident_actions.sandbox.refusal import Refusal

T = TypeVar("T")
MOST = 100


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is asked for."""

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None


def connection(
    items: Sequence[T],
    name: str,
    window: Mapping[str, Bound],
    key: Callable[[T], int],
    shown: Callable[[T], Any],
) -> dict[str, Any]:
    """The page; `key` orders the items and makes their cursors."""
    asked = _window(window)
    if asked.first is None and asked.last is None:
        return _uncut(name, len(items))
    _check(name, asked)
    start = _after(items, key, asked.after) if asked.after else 0
    end = _before(items, key, asked.before) if asked.before else len(items)
    if asked.first is not None:
        end = min(end, start + asked.first)
    elif asked.last is not None:
        start = max(start, end - asked.last)
    page = items[start:end]
    return {
        "nodes": [shown(item) for item in page],
        "total_count": len(items),
        "page_info": {
            "has_next_page": end < len(items),
            "has_previous_page": start > 0,
            "start_cursor": cursor(key(page[0])) if page else None,
            "end_cursor": cursor(key(page[-1])) if page else None,
        },
    }


def cursor(key: int) -> str:
    return base64.b64encode(f"cursor:v2:{key}".encode()).decode()


def _window(bounds: Mapping[str, Bound]) -> Window:
    def number(name: str) -> int | None:
        value = bounds.get(name)
        return value if isinstance(value, int) else None

    def text(name: str) -> str | None:
        value = bounds.get(name)
        return value if isinstance(value, str) else None

    return Window(number("first"), number("last"), text("after"), text("before"))


def _after(items: Sequence[T], key: Callable[[T], int], text: str) -> int:
    wanted = _read(text)
    for position, item in enumerate(items):
        if key(item) == wanted:
            return position + 1
    return sum(key(item) < wanted for item in items)


def _before(items: Sequence[T], key: Callable[[T], int], text: str) -> int:
    wanted = _read(text)
    for position, item in enumerate(items):
        if key(item) == wanted:
            return position
    return sum(key(item) < wanted for item in items)


def _read(text: str) -> int:
    try:
        return int(base64.b64decode(text).decode().removeprefix("cursor:v2:"))
    except ValueError:
        message = f"`{text}` does not appear to be a valid cursor."
        raise Refusal(422, message, kind="INVALID_CURSOR_ARGUMENTS") from None


def _uncut(name: str, count: int) -> dict[str, Any]:
    """Without `first` or `last` only the count can be had: asking for more is an error of its own place."""
    message = f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
    refusal = Refusal(422, message, kind="MISSING_PAGINATION_BOUNDARIES")
    return {"nodes": refusal, "total_count": count, "page_info": refusal}


def _check(name: str, asked: Window) -> None:
    for side, number in (("first", asked.first), ("last", asked.last)):
        if number is not None and not 0 <= number <= MOST:
            raise Refusal(
                422,
                f"Requesting {number} records on the `{name}` connection "
                f"exceeds the `{side}` limit of {MOST} records.",
                kind="EXCESSIVE_PAGINATION",
            )
