"""The action as act gets it: a small folder with nothing in it that a release would not have."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import incident_actions

RELEASED = Path("dist", "action")
SOURCE_PARTS = ("incident_actions", "templates", "locks")
INSTALLED = ("site-packages", "dist-packages")


def running(root: Path, into: Path) -> Path:
    """The action of `root` with this program, as it runs here, in the place of what a release carries.

    So a sandbox needs no build and no network, and never shows an older program than its own.
    """
    _staged(root, into, ("action.yml", "action"), ())
    release = into / RELEASED
    release.mkdir(parents=True, exist_ok=True)
    for source in _libraries():
        link = release / source.name
        if not link.is_symlink():
            link.symlink_to(source)
    return into


def released(root: Path, into: Path) -> Path:
    """What a tagged release carries: the action, and the folder that it runs."""
    return _staged(root, into, ("action.yml", "action", str(RELEASED)), ())


def from_source(root: Path, into: Path) -> Path:
    """What a checkout that was not built runs: the package, and the lock files to install from."""
    return _staged(root, into, ("action.yml", "action", *SOURCE_PARTS), ("__pycache__", "*.pyc"))


def _libraries() -> Iterator[Path]:
    """Our package, its templates where they stand beside it, and all that is installed for this Python."""
    package = Path(incident_actions.__file__).resolve().parent
    yield package
    if not (package / "templates").is_dir():
        yield package.parent / "templates"
    for folder in map(Path, sys.path):
        if folder.name in INSTALLED and folder.is_dir():
            yield from sorted(folder.resolve().iterdir())


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
