"""What is wrong with a key, in words: what was got, what is allowed, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from incident_actions.config.schema import part_at, resolved
from incident_actions.config.yaml_text import Path
from incident_actions.text.spelling import nearest

#: Where secrets are at hand, only plain words are shown, and only under these keys.
_AMONG_SECRETS, _SHOWN = "notify", {"name", "audiences", "severities"}
_WORD = re.compile(r"[a-z][a-z0-9-]{0,19}")
_ADVICE = (
    " Put the URL or token into a repository secret, hand that to the step under `env:`, "
    "and write its name here."
)
_KINDS = {str: "text", list: "a list", dict: "keys", bool: "`true` or `false`", int: "a number"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is not allowed: where, by which rule, and the part of the schema around it; or, in `note`, why."""

    path: Path
    rule: str = ""
    allowed: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


def in_words(wrong: Wrong, path: Path, value: object, cost: Path) -> str:
    """The message about `value`, which stands at `path` in the file; `cost` is what is left out for it."""
    name, allowed = ".".join(_step(step) for step in path), wrong.allowed
    if wrong.rule == "additionalProperties":
        return _unknown_key(name, str(path[-1]), allowed["properties"])
    if wrong.note:
        said = wrong.note
    elif wrong.rule == "propertyNames":
        said = (
            f"got the name {shown(path, path[-1])}, expected {_expected(resolved(allowed['propertyNames']))}"
        )
    elif wrong.rule == "required":
        missing = _missing(value, allowed["required"])
        said = f"`{missing}` is missing, {_expected(part_at((*wrong.path, missing)))}"
    else:
        said = f"got {shown(path, value)}, expected {_expected(allowed)}"
    return f"`{name}`: {said}. {_ending(cost)}{_ADVICE if _about_a_secret(path, said) else ''}"


def shown(path: Path, value: object) -> str:
    """What was got. Never a URL, which may let in whoever reads it, nor what else may be a secret."""
    if value is None:
        return "nothing"
    text = repr(value)
    if "://" in text:
        return "a URL"
    if path[:1] == (_AMONG_SECRETS,) and not _harmless(path, value):
        return _KINDS[type(value)]
    return text if len(text) <= 60 else text[:57] + "…"


def _harmless(path: Path, value: object) -> bool:
    keys = [step for step in path if isinstance(step, str)]
    return keys[-1] in _SHOWN and isinstance(value, str) and _WORD.fullmatch(value) is not None


def _about_a_secret(path: Path, said: str) -> bool:
    return path[0] == _AMONG_SECRETS and (path[-1] == "secret" or "got a URL" in said)


def _step(step: str | int) -> str:
    return "…" if "://" in str(step) else str(step)


def _unknown_key(name: str, key: str, known: Mapping[str, Any]) -> str:
    near = nearest(key, known)
    hint = f" Did you mean `{near}`?" if near else ""
    return f"unknown key `{name}`.{hint} Allowed here: {', '.join(f'`{each}`' for each in known)}."


def _missing(value: object, required: list[str]) -> str:
    assert isinstance(value, dict), "only keys can be without a key"
    return next(key for key in required if key not in value)


def _ending(cost: Path) -> str:
    """What stands in for what goes: its default; for an entry of several, nothing."""
    *outer, last = cost
    named = last in part_at(tuple(outer)).get("properties", {})
    return (
        "The default is used." if named and not part_at(cost).get("required") else "This entry is left out."
    )


def _expected(allowed: Mapping[str, Any]) -> str:
    match allowed:
        case {"enum": choices} | {"type": "array", "items": {"enum": choices}}:
            number = "one or more" if "items" in allowed else "one"
            return f"{number} of " + ", ".join(f"`{choice}`" for choice in choices)
        case {"format": "span"} | {"anyOf": _}:
            return "a duration such as `30m`, `4 working hours` or `2 working days`"
        case {"format": "duration"}:
            return "a duration such as `30m` or `2 days`"
        case {"format": "timezone"}:
            return "a time zone such as `Europe/Berlin`"
        case {"title": title, "examples": [example, *_]}:
            return f"{title} such as `{example}`"
        case {"pattern": _, "default": default}:
            return f"text such as `{default}`"
        case {"type": "string", "maxLength": most}:
            return f"text of 1 to {most} characters"
        case _:
            return {"boolean": "`true` or `false`", "object": "keys", "array": "a list"}[allowed["type"]]
