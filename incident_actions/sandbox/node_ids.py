"""Opaque node ids: a prefix for the type, then where the thing stands."""

from __future__ import annotations

import base64
import binascii
from typing import NamedTuple

from incident_actions.sandbox.refusal import Refusal


class Place(NamedTuple):
    """What a node id says: type prefix, repository (0 if none) and the thing's own key."""

    prefix: str
    repository: int
    key: str


def node_id(prefix: str, repository: int, key: int | str) -> str:
    packed = base64.urlsafe_b64encode(f"{repository}:{key}".encode()).decode().rstrip("=")
    return f"{prefix}_kwDO{packed}"


def place(node: str) -> Place:
    """Read a node id back; a foreign one is refused as GitHub refuses it."""
    prefix, found, packed = node.partition("_kwDO")
    try:
        padded = packed + "=" * (-len(packed) % 4)
        repository, _, key = base64.urlsafe_b64decode(padded).decode().partition(":")
        if found and key:
            return Place(prefix, int(repository), key)
    except (binascii.Error, ValueError):
        pass
    raise unresolved(node)


def unresolved(node: str) -> Refusal:
    return Refusal(404, f"Could not resolve to a node with the global id of '{node}'")
