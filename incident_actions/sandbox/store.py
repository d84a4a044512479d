"""Keeping a world in its folder: `state.json` beside the bare repositories."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.tokens import Token

if TYPE_CHECKING:
    from incident_actions.sandbox.world import World

VERSION = 1


def save(world: World) -> None:
    """Write the whole state, or leave the file that was there."""
    state = {
        "version": VERSION,
        "offset": world.clock.offset.total_seconds(),
        "last_id": world.last_id,
        "users": [asdict(user) for user in world.users.values()],
        "tokens": [asdict(token) for token in world.tokens.all()],
        "repositories": [asdict(repository) for repository in world.repositories.values()],
    }
    target = world.folder / "state.json"
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(state, default=_written, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(target)


def load(world: World) -> None:
    state = json.loads((world.folder / "state.json").read_text(encoding="utf-8"))
    if state["version"] != VERSION:
        raise ValueError(f"{world.folder}/state.json: got version {state['version']}, expected {VERSION}")
    world.clock.offset = timedelta(seconds=state["offset"])
    world.last_id = state["last_id"]
    for user in (read(User, each) for each in state["users"]):
        world.users[user.login.casefold()] = user
    for each in state["tokens"]:
        world.tokens.restore(Token(**each))
    for repository in (read(Repository, each) for each in state["repositories"]):
        world.repositories[repository.full_name.casefold()] = repository


def read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - one return a kind of JSON
    """A value of this type from its JSON: dataclasses, lists, dicts, times, and None."""
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


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be kept in state.json")
