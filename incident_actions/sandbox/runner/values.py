"""How values convert and compare in GitHub's expression language.

https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def truthy(value: object) -> bool:
    """False, 0, the empty string, null and NaN are false; everything else is true, empty lists too."""
    if isinstance(value, float) and math.isnan(value):
        return False
    return value is not None and value is not False and value not in (0, "")


def number(value: object) -> float:
    """The number that a value is coerced to; NaN if there is none."""
    match value:
        case None:
            return 0.0
        case bool() | int() | float():
            return float(value)
        case str():
            return _parsed(value.strip())
        case _:
            return math.nan


def text(value: object) -> str:
    """The text that a value has inside a longer string."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case int() | float() | str():
            return str(value)
        case Mapping():
            return "Object"
        case _:
            return "Array"


def equal(left: object, right: object) -> bool:
    """Strings compare without case; values of different types compare as numbers."""
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() == right.casefold()
    if isinstance(left, Mapping | list) or isinstance(right, Mapping | list):
        return left is right
    return number(left) == number(right)


def less(left: object, right: object) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() < right.casefold()
    return number(left) < number(right)


def member(holder: object, key: object) -> object:
    """`holder.key` or `holder[key]`; null where there is none. Names are found without regard to case."""
    if isinstance(holder, Mapping):
        wanted = text(key).casefold()
        return next((value for name, value in holder.items() if str(name).casefold() == wanted), None)
    if isinstance(holder, list) and not isinstance(key, str):
        position = number(key)
        inside = not math.isnan(position) and 0 <= position < len(holder)
        return holder[int(position)] if inside else None
    return None


def members(holder: object) -> list[object]:
    """`holder.*`: each item of a list, or each value of an object."""
    if isinstance(holder, Mapping):
        return list(holder.values())
    return list(holder) if isinstance(holder, list) else []


def _parsed(digits: str) -> float:
    if not digits:
        return 0.0
    try:
        return float(int(digits, 16)) if digits.lower().startswith("0x") else float(digits)
    except ValueError:
        return math.nan
