"""Holding a configuration against its schema, key by key: what is wrong is taken out and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import fastjsonschema

from incident_actions.config.clashes import clashes
from incident_actions.config.formats import FORMATS
from incident_actions.config.model import Problem
from incident_actions.config.place import Place
from incident_actions.config.schema import part_at, resolved, schema
from incident_actions.config.wording import Wrong, in_words, shown
from incident_actions.config.yaml_text import Path, Value

__all__ = ["repaired", "schema"]

_MOST = 50


def repaired(value: Value, places: Mapping[Path, Place], file: str) -> tuple[dict[str, Any], list[Problem]]:
    """The part of `value` that the schema allows, and a problem for each key that it does not."""
    if value is None:
        return {}, []
    if not isinstance(value, dict):
        got = f"got {shown((), value)}, expected keys such as `timezone: Europe/Berlin`"
        return {}, [Problem(file, Place(1, 1), got)]
    problems: list[Problem] = []
    dropped: list[Path] = []
    while (wrong := _first_wrong(value)) is not None:
        if len(problems) == _MOST:
            return {}, problems
        path, cost = _in_file(wrong.path, dropped), _cost(wrong)
        message = in_words(wrong, path, _at(value, wrong.path), cost)
        problems.append(Problem(file, places.get(path, Place(1, 1)), message))
        del _at(value, cost[:-1])[cost[-1]]
        dropped.append(cost)
    return value, problems


@cache
def _validator(keys: frozenset[str]) -> Callable[[Value], Value]:
    """What checks a file with these keys; compiling the rules of the others would only take its time."""
    known = {key: part for key, part in schema()["properties"].items() if key in keys}
    compiled: Callable[[Value], Value] = fastjsonschema.compile(
        {**schema(), "properties": known}, formats=dict(FORMATS), use_default=False
    )
    return compiled


def _first_wrong(value: dict[str, Value]) -> Wrong | None:
    try:
        _validator(frozenset(schema()["properties"].keys() & value))(value)
    except fastjsonschema.JsonSchemaValueException as error:
        path = _path(value, (error.name or "").removeprefix("data"))
        key = _wrong_key(_at(value, path), error.rule, part_at(path))
        return Wrong((*path, *key), error.rule or "", part_at(path) if key else error.definition)
    return next(clashes(value), None)


def _wrong_key(value: Any, rule: str | None, allowed: Mapping[str, Any]) -> tuple[str, ...]:  # noqa: ANN401 # as _at
    """The key of `value` that is wrong, where the key is and not what stands under it."""
    match rule:
        case "additionalProperties":
            return (next(key for key in value if key not in allowed["properties"]),)
        case "propertyNames":
            names = re.compile(resolved(allowed["propertyNames"])["pattern"])
            return (next(key for key in value if not names.fullmatch(key)),)
        case _:
            return ()


def _path(value: Any, name: str) -> Path:  # noqa: ANN401 # as _at
    """The path that the validator names as `.runbooks.checkout.api` or `.notify.targets[0]`."""
    if not name:
        return ()
    if isinstance(value, list):
        index, _, rest = name.removeprefix("[").partition("]")
        return (int(index), *_path(value[int(index)], rest))
    rests = {key: name.removeprefix(f".{key}") for key in value if name.startswith(f".{key}")}
    key = max((key for key, rest in rests.items() if rest[:1] in ("", ".", "[")), key=len)
    return (key, *_path(value[key], rests[key]))


def _cost(wrong: Wrong) -> Path:
    """What has to go: the wrong key alone, or what cannot be without it.

    One wrong word costs its list. One wrong entry costs only itself, and so does one without what it needs.
    """
    path = wrong.path
    while True:
        *outer, last = path
        around = part_at(tuple(outer))
        words = isinstance(last, int) and "properties" not in part_at(path)
        if not words and last not in around.get("required", ()):
            return path
        path = tuple(outer)


def _in_file(path: Path, dropped: list[Path]) -> Path:
    """The path that something has in the file, before the entries of `dropped` went, in their order."""
    for gone in reversed(dropped):
        *outer, last = gone
        here = path[len(outer) : len(gone)]
        if isinstance(last, int) and path[: len(outer)] == tuple(outer) and here:
            (index,) = here
            moved = int(index) + (int(index) >= last)
            path = (*outer, moved, *path[len(gone) :])
    return path


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 # a path may lead to anything
    for step in path:
        value = value[step]
    return value
