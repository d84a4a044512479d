"""Tags as they are written out."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


def opened(tag: str, attributes: Mapping[str, str]) -> str:
    """The tag that opens an element."""
    inside = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{inside}>"
