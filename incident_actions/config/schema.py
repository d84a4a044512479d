"""The JSON schema that editors use too: the one source of keys and allowed values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from incident_actions.config.yaml_text import Path


@cache
def schema() -> Mapping[str, Any]:
    """The whole schema, as `schema.json` has it."""
    loaded: Mapping[str, Any] = json.loads(files(__package__).joinpath("schema.json").read_text("utf-8"))
    return loaded


def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the schema with the definition that it refers to; its own words go before."""
    reference = part.get("$ref")
    return part if reference is None else {**schema()["definitions"][reference.rpartition("/")[2]], **part}


def part_at(path: Path) -> Mapping[str, Any]:
    """What the schema says about the value at `path`. Raises KeyError for a key that it does not allow."""
    part = schema()
    for step in path:
        inner = part["items"] if isinstance(step, int) else part.get("properties", {}).get(step)
        part = resolved(part["additionalProperties"] if inner is None else inner)
    return part
