"""Keeping a world in its folder: `state.json` beside the bare repositories."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.tokens import Token

VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """All that is kept of a world; `offset` is how far its clock is from the real one."""

    offset: timedelta
    last_id: int
    users: list[User]
    tokens: list[Token]
    repositories: list[Repository]


def save(state: State, folder: Path) -> None:
    """Write the whole state, or leave the file that was there."""
    target = _file(folder)
    draft = target.with_suffix(".new")
    kept = {"version": VERSION, **asdict(state)}
    draft.write_text(json.dumps(kept, default=_written, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(target)


def load(folder: Path) -> State | None:
    """The state that was kept in this folder, if any was; ValueError for one of another version."""
    file = _file(folder)
    if not file.exists():
        return None
    kept = json.loads(file.read_text(encoding="utf-8"))
    if kept["version"] != VERSION:
        raise ValueError(f"{file}: got version {kept['version']}, expected {VERSION}")
    return cast("State", read(State, kept))


def read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - one return a kind of JSON
    """A value of this type from its JSON: dataclasses, lists, dicts, times, spans in seconds, and None."""
    if get_origin(kind) in (Union, UnionType):
        kinds = [each for each in get_args(kind) if each is not NoneType]
        return None if value is None else read(kinds[0], value)
    if get_origin(kind) is list:
        return [read(get_args(kind)[0], each) for each in value]
    if get_origin(kind) is dict:
        key_kind, value_kind = get_args(kind)
        return {_key(key_kind, key): read(value_kind, each) for key, each in value.items()}
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is timedelta:
        return timedelta(seconds=value)
    return _made(kind, value) if is_dataclass(kind) else value


def _made(kind: Any, value: dict[str, Any]) -> object:  # noqa: ANN401 - as in read
    hints = _hints(kind)
    return kind(**{name: read(hints[name], each) for name, each in value.items() if name in hints})


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - as in read
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _key(kind: type, key: str) -> object:
    return int(key) if kind is int else key


def _written(value: object) -> str | float:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    raise TypeError(f"{value!r} cannot be kept in state.json")


def _file(folder: Path) -> Path:
    return folder / "state.json"
