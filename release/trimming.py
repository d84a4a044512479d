"""Takes away what is bound to one machine, and what nothing reads at run time; licences stay."""

from __future__ import annotations

import shutil
from pathlib import Path

# Compiled parts (each library has a pure fallback), type stubs, build leftovers, installers' records.
FILES = (
    "*.so", "*.pyd", "*.pyx", "*.pxd", "*.c", "*.h", "*.pyi", "py.typed",
    "RECORD", "INSTALLER", "REQUESTED", "WHEEL", "entry_points.txt", "top_level.txt",
)  # fmt: skip
FOLDERS = ("bin", "tests", "__pycache__", "__pyinstaller", "locale")  # holidays are counted, never named

# PyGithub imports these names; nothing that we call uses what is in them.
NACL = ("__init__.py", "encoding.py", "public.py")
EMPTY = '"""Empty: PyGithub imports it, and what we call never uses it."""\n'


def trim(site: Path) -> None:
    for pattern in FILES:
        for path in tuple(site.rglob(pattern)):
            path.unlink()
    for name in FOLDERS:
        for path in tuple(site.rglob(name)):
            shutil.rmtree(path)


def stand_in(site: Path) -> None:
    """Put three empty modules where PyGithub looks for PyNaCl."""
    folder = site / "nacl"
    folder.mkdir()
    for name in NACL:
        (folder / name).write_text(EMPTY)
