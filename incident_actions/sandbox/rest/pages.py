"""Lists in pages: by number for most, by cursor for the list of issues."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import Answer, Call

T = TypeVar("T")
HIGHEST = 10
"""Page numbers of the list of issues beyond this answer 422; GitHub's bound is higher, its rule the same."""


def paged(call: Call, things: Sequence[T], shape: Callable[[T], Any], key: str | None = None) -> Answer:
    """One page by number, with `Link`; wrapped in an object with `total_count` when `key` is given."""
    size, page = page_size(call), max(1, _whole(call, "page", 1))
    last = max(1, -(-len(things) // size))
    shaped = [shape(each) for each in things[(page - 1) * size : page * size]]
    numbers = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
    wanted = [rel for rel in numbers if (page > 1 if rel in ("prev", "first") else page < last)]
    links = [_link(call, rel, page=str(numbers[rel])) for rel in wanted]
    payload: Any = shaped if key is None else {"total_count": len(things), key: shaped}
    return Answer(200, payload, {"link": ", ".join(links)} if links else {})


def by_cursor(
    call: Call, things: Sequence[T], shape: Callable[[T], Any], id_of: Callable[[T], int]
) -> Answer:
    """One page after a cursor; there is no last page to jump to, and high page numbers are refused."""
    size = page_size(call)
    start = (_whole(call, "page", 1) - 1) * size
    if _whole(call, "page", 1) > HIGHEST:
        reason = "Pagination with the page parameter is not supported for large datasets"
        raise Refusal(422, f"{reason}, please use cursor based pagination (after/before)")
    if after := call.query.get("after"):
        start = _position(things, id_of, after) + 1
    shown = things[start : start + size]
    links = []
    if start + size < len(things):
        links.append(_link(call, "next", after=_cursor(id_of(shown[-1]))))
    return Answer(200, [shape(each) for each in shown], {"link": ", ".join(links)} if links else {})


def page_size(call: Call) -> int:
    return min(100, max(1, _whole(call, "per_page", 30)))


def _position(things: Sequence[T], id_of: Callable[[T], int], after: str) -> int:
    for position, thing in enumerate(things):
        if _cursor(id_of(thing)) == after:
            return position
    raise Refusal(422, "The cursor is not valid")


def _cursor(id: int) -> str:
    return base64.urlsafe_b64encode(f"cursor:{id}".encode()).decode()


def _whole(call: Call, name: str, default: int) -> int:
    text = call.query.get(name, "")
    return int(text) if text.isdigit() else default


def _link(call: Call, rel: str, **changed: str) -> str:
    kept = {key: value for key, value in call.query.items() if key not in ("page", "after", "before")}
    return f'<{call.world.url}{call.path}?{urlencode({**kept, **changed})}>; rel="{rel}"'
