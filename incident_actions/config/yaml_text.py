"""YAML without its traps: no anchors, aliases, merge keys, tags or doubled keys; `22:00` stays text."""

from __future__ import annotations

import re
from typing import Protocol, TypeAlias

import yaml

from incident_actions.config.place import Place

MAX_BYTES = 64 * 1024
MAX_DEPTH = 40

_INT = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | bool | None"
Path: TypeAlias = "tuple[str | int, ...]"


class _Mark(Protocol):
    """Where PyYAML saw something; its lines and columns count from 0."""

    line: int
    column: int


class YamlError(Exception):
    """Text that is no YAML of ours, with where and why."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.place = place


def read_yaml(text: str) -> tuple[Value, dict[Path, Place]]:
    """The text's value and the place of each key and entry by its path.

    Only `true`, `false`, `null` and whole numbers are typed; all else is a string as it stands.
    Raises YamlError for what is too large, too deep, or uses what we do not allow.
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise YamlError(f"the file is larger than {MAX_BYTES // 1024} KB", Place(1, 1))
    places: dict[Path, Place] = {}
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(error.problem or "this is no YAML", _place(mark)) from None
    except yaml.YAMLError as error:
        raise YamlError(str(error).splitlines()[0], Place(1, 1)) from None
    return (None if node is None else _value(node, (), places)), places


class _Loader(yaml.BaseLoader):
    """Refuses each trap where it stands, before anything is built of it."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # the stubs give it no types
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(
                "anchors and aliases (`&`, `*`) are not allowed: write it out", _place(event.start_mark)
            )
        if getattr(event, "tag", None):
            raise YamlError("tags (`!`) are not allowed", _place(event.start_mark))
        if self.depth == MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            raise YamlError(f"nested deeper than {MAX_DEPTH} levels", _place(event.start_mark))
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _value(node: yaml.Node, path: Path, places: dict[Path, Place]) -> Value:
    places.setdefault(path, _place(node.start_mark))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, places)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, i), places) for i, child in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode), "YAML has three kinds of nodes"
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, places: dict[Path, Place]) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value == "<<":
            raise YamlError("a key must be a plain word", _place(key.start_mark))
        if key.value in result:
            raise YamlError(f"the key `{key.value}` stands here a second time", _place(key.start_mark))
        places[(*path, key.value)] = _place(key.start_mark)
        result[key.value] = _value(child, (*path, key.value), places)
    return result


def _scalar(node: yaml.ScalarNode) -> Value:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    return int(text) if _INT.fullmatch(text) else text


def _place(mark: _Mark | None) -> Place:
    return Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)
