"""Holding a configuration against its schema, key by key: what is wrong is taken out and told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import fastjsonschema

from incident_actions.config.model import Problem
from incident_actions.config.place import Place
from incident_actions.config.yaml_text import Path, Value
from incident_actions.text.durations import read_duration
from incident_actions.text.paths import safe_path
from incident_actions.text.spelling import nearest
from incident_actions.text.zones import find_zone

_MOST = 50
_LONGEST = timedelta(days=3650)


def repaired(value: Value, places: Mapping[Path, Place], file: str) -> tuple[dict[str, Any], list[Problem]]:
    """The part of `value` that the schema allows, and a problem for each key that it does not."""
    if value is None:
        return {}, []
    if not isinstance(value, dict):
        got = f"got {_shown(value)}, expected keys such as `timezone: Europe/Berlin`"
        return {}, [Problem(file, Place(1, 1), got)]
    problems: list[Problem] = []
    while (wrong := _check(value)) is not None:
        if len(problems) == _MOST:
            return {}, problems
        problems.append(_problem(value, wrong, places, file))
        _drop(value, _key(wrong.path))
    return value, problems


@cache
def schema() -> Mapping[str, Any]:
    """The JSON schema that editors use too: the one source of keys and allowed values."""
    loaded: Mapping[str, Any] = json.loads(files(__package__).joinpath("schema.json").read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What the schema does not allow: where, by which rule, and that rule's part of the schema."""

    path: Path
    rule: str
    allowed: Mapping[str, Any]


@cache
def _validator() -> Callable[[Value], Value]:
    formats = {
        "duration": _is_duration,
        "folder": _is_folder,
        "hours": _are_hours,
        "timezone": lambda text: find_zone(text) is not None,
    }
    compiled: Callable[[Value], Value] = fastjsonschema.compile(
        dict(schema()), formats=formats, use_default=False
    )
    return compiled


def _check(value: Value) -> _Wrong | None:
    try:
        _validator()(value)
    except fastjsonschema.JsonSchemaValueException as error:
        return _first_wrong(value, error)
    return None


def _first_wrong(value: Value, error: fastjsonschema.JsonSchemaValueException) -> _Wrong:
    path: Path = tuple(_step(part) for part in error.path[1:])
    if error.rule == "additionalProperties":
        known = error.definition.get("properties", {})
        path = (*path, next(key for key in _at(value, path) if key not in known))
    return _Wrong(path, error.rule or "", error.definition)


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 # a path may lead to anything
    for step in path:
        value = value[step]
    return value


def _step(part: str) -> str | int:
    return int(part) if part.isdecimal() else part


def _problem(value: Value, wrong: _Wrong, places: Mapping[Path, Place], file: str) -> Problem:
    name = ".".join(str(step) for step in wrong.path)
    place = places.get(wrong.path, Place(1, 1))
    if wrong.rule == "additionalProperties":
        known = wrong.allowed.get("properties", {})
        near = nearest(str(wrong.path[-1]), known)
        hint = f" Did you mean `{near}`?" if near else ""
        allowed = ", ".join(f"`{key}`" for key in known)
        return Problem(file, place, f"unknown key `{name}`.{hint} Allowed here: {allowed}.")
    got, expected = _shown(_at(value, wrong.path)), _expected(wrong.allowed)
    return Problem(file, place, f"`{name}`: got {got}, expected {expected}. The default is used.")


def _key(path: Path) -> Path:
    """The key that a wrong value stands under: a list with one wrong entry is wrong as a whole."""
    return path if isinstance(path[-1], str) else _key(path[:-1])


def _drop(value: Value, path: Path) -> None:
    del _at(value, path[:-1])[path[-1]]


def _shown(value: object) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _expected(allowed: Mapping[str, Any]) -> str:
    match allowed:
        case {"enum": choices} | {"type": "array", "items": {"enum": choices}}:
            number = "one or more" if "items" in allowed else "one"
            return f"{number} of " + ", ".join(f"`{choice}`" for choice in choices)
        case {"format": "duration"} | {"anyOf": _}:
            return "a duration such as `30m` or `2 days`"
        case {"format": "timezone"}:
            return "a time zone such as `Europe/Berlin`"
        case {"pattern": _, "default": default}:
            return f"text such as `{default}`"
        case {"pattern": _}:
            return "a login such as `ana`"
        case _:
            return {"object": "keys", "array": "a list", "string": "text"}[allowed["type"]]


def _is_duration(text: str) -> bool:
    found = read_duration(text)
    return found is not None and not found[1].strip() and timedelta(minutes=1) <= found[0] <= _LONGEST


def _is_folder(text: str) -> bool:
    try:
        return bool(safe_path(text))
    except ValueError:
        return False


def _are_hours(text: str) -> bool:
    opens, _, closes = text.partition("-")
    return opens < closes
