"""What the schema cannot say: names that stand for two things, and roles that stand for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from incident_actions.config.policy import POLICY
from incident_actions.config.roles import ALIASES, STANDARD
from incident_actions.config.wording import Wrong
from incident_actions.config.yaml_text import Path
from incident_actions.text.spelling import nearest


def clashes(data: dict[str, Any]) -> Iterator[Wrong]:
    """What is wrong in keys that the schema allows, one by one."""
    for name in data.get("roles", {}):
        if name in ALIASES:
            yield Wrong(
                ("roles", name), note=f"this is another word for `{ALIASES[name]}`; write that instead"
            )
    yield from _targets(data)
    yield from _twice(data, "services")
    yield from _twice(data, "runbooks")
    yield from _twice(data, "notify", "slack", "people")
    yield from _unknown_roles(data)


def _targets(data: dict[str, Any]) -> Iterator[Wrong]:
    names = [target["name"] for target in data.get("notify", {}).get("targets", ())]
    for index, name in enumerate(names):
        if name in names[:index]:
            note = f"there is a target of the name `{name}` already; give each a name of its own"
            yield Wrong(("notify", "targets", index, "name"), note=note)


def _twice(data: dict[str, Any], *path: str) -> Iterator[Wrong]:
    """Keys that differ in capitals only."""
    for step in path:
        data = data.get(step, {})
    seen: dict[str, str] = {}
    for key in data:
        if seen.setdefault(key.lower(), key) != key:
            note = f"`{seen[key.lower()]}` is there already, and capitals make no difference"
            yield Wrong((*path, key), note=note)


def _unknown_roles(data: dict[str, Any]) -> Iterator[Wrong]:
    known = dict.fromkeys([*(role.name for role in STANDARD), *data.get("roles", {})])
    for severity in POLICY:
        path: Path = ("severities", severity, "escalates_to")
        given = data.get("severities", {}).get(severity, {}).get("escalates_to", ())
        for name in given:
            if name not in known:
                near = ALIASES.get(name) or nearest(name, known)
                hint = f" Did you mean `{near}`?" if near else ""
                roles = ", ".join(f"`{role}`" for role in known)
                yield Wrong(path, note=f"there is no role `{name}`.{hint} The roles are {roles}")
