"""The action as act gets it: a small copy with nothing in it that a release would not have.

act copies the whole folder at each run, so a checkout with its history and environments would be slow.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

RELEASED = Path("dist", "action")
SOURCE_PARTS = ("incident_actions", "templates", "locks")


def action_folder(root: Path, into: Path) -> Path:
    """Stage the action of the checkout `root` in the folder `into`: with `dist/action` if it is built."""
    return released(root, into) if (root / RELEASED).is_dir() else from_source(root, into)


def released(root: Path, into: Path) -> Path:
    """What a tagged release carries: the action, and the folder that it runs."""
    return _staged(root, into, ("action.yml", "action", str(RELEASED)), ())


def from_source(root: Path, into: Path) -> Path:
    """What a checkout that was not built runs: the package, and the lock files to install from."""
    return _staged(root, into, ("action.yml", "action", *SOURCE_PARTS), ("__pycache__", "*.pyc"))


def _staged(root: Path, into: Path, parts: Iterable[str], unwanted: Iterable[str]) -> Path:
    if not (root / "action.yml").is_file():
        raise FileNotFoundError(f"{root}: expected the file action.yml of the action to run")
    into.mkdir(parents=True, exist_ok=True)
    for part in parts:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, into / part, ignore=shutil.ignore_patterns(*unwanted), dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy2(source, into / part)
    return into
