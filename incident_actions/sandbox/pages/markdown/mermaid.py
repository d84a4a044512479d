"""Mermaid's own script, where something that is installed ships it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

WHEEL, INSIDE = "mermaidx", "assets/mermaid.js"
"""A wheel whose copy is npm's `mermaid/dist/mermaid.min.js`, byte for byte."""
NPM = "node_modules/mermaid/dist/mermaid.min.js"


def mermaid_script() -> Path | None:
    """The file, from the wheel or from npm's folder in the current one; None without either."""
    found = [Path(NPM).absolute()]
    wheel = find_spec(WHEEL)
    if wheel is not None and wheel.origin is not None:
        found.insert(0, Path(wheel.origin).parent / INSIDE)
    return next((path for path in found if path.is_file()), None)
