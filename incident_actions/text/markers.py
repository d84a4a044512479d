"""The hidden last line of what we write: the key by which we find it again, and data we may read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>@#"}
_OPEN, _CLOSE = "<!-- incident-actions ", " -->"


def mark(body: str, key: str, data: Mapping[str, Any] | None = None) -> str:
    """`body` with the marker as its last line.

    In the data `<` and `>` are escaped, so that none ends it early, `@` and `#`, so that they name nobody.
    """
    options: dict[str, Any] = {"separators": (",", ":"), "sort_keys": True, "ensure_ascii": False}
    text = "" if data is None else " " + json.dumps(data, **options)
    safe = text.translate(_ESCAPES)
    return f"{body.rstrip()}\n\n{_OPEN}{key}{safe}{_CLOSE}"


def key_of(body: str) -> str | None:
    """The key on the last line of something that we wrote; None if there is none.

    Believe it only of what our own bot wrote: anybody can type such a line.
    """
    found = _marker(body)
    return None if found is None else found.partition(" {")[0]


def data_of(body: str) -> Mapping[str, Any] | None:
    """The data in the marker, or None if there is none that can be read."""
    found = _marker(body)
    _, brace, text = ("", "", "") if found is None else found.partition(" {")
    try:
        data = json.loads("{" + text) if brace else None
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def digest(body: str) -> str:
    """A short name for exactly this text: by it we know whether what we answered has been edited since."""
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def without_marker(body: str) -> str:
    """What people see of a body of ours."""
    return body if _marker(body) is None else body.rstrip().rpartition("\n")[0].rstrip()


def _marker(body: str) -> str | None:
    last = body.rstrip().rpartition("\n")[2]
    if not (last.startswith(_OPEN) and last.endswith(_CLOSE)):
        return None
    return last[len(_OPEN) : -len(_CLOSE)]
