"""The functions of GitHub's expression language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from incident_actions.sandbox.runner.values import equal, member, text

Function = Callable[..., object]
BRACES = re.compile(r"\{\{|\}\}|\{(\d+)\}")


def contains(where: object, what: object) -> bool:
    """Whether a list has the item, or a text has the other text in it, without regard to case."""
    if isinstance(where, list):
        return any(equal(item, what) for item in where)
    return text(what).casefold() in text(where).casefold()


def starts_with(where: object, what: object) -> bool:
    return text(where).casefold().startswith(text(what).casefold())


def ends_with(where: object, what: object) -> bool:
    return text(where).casefold().endswith(text(what).casefold())


def formatted(pattern: object, *values: object) -> str:
    """`{0}` stands for the first value, `{{` for a brace."""

    def replaced(found: re.Match[str]) -> str:
        position = found.group(1)
        return found.group()[0] if position is None else text(values[int(position)])

    return BRACES.sub(replaced, text(pattern))


def joined(values: object, separator: object = ",") -> str:
    return text(separator).join(map(text, values)) if isinstance(values, list) else text(values)


def to_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def from_json(value: object) -> object:
    return json.loads(text(value))


def named(name: str, context: Mapping[str, object]) -> Function | None:
    """The function of this name, without regard to case; the status functions look at `needs`."""
    status = _status(context)
    table: dict[str, Function] = {
        "contains": contains,
        "startswith": starts_with,
        "endswith": ends_with,
        "format": formatted,
        "join": joined,
        "tojson": to_json,
        "fromjson": from_json,
        "success": lambda: status == "success",
        "failure": lambda: status == "failure",
        "cancelled": lambda: status == "cancelled",
        "always": lambda: True,
    }
    return table.get(name.casefold())


def _status(context: Mapping[str, object]) -> str:
    """How the jobs went that this one needs; without any, all is well."""
    needs = context.get("needs")
    results = [member(need, "result") for need in needs.values()] if isinstance(needs, Mapping) else []
    worst = (status for status in ("cancelled", "failure", "skipped") if status in results)
    return next(worst, "success")
