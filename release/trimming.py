"""Takes away what is bound to one machine, and what nothing reads at run time; licences stay."""

from __future__ import annotations

import shutil
from pathlib import Path

# Compiled parts (each library has a pure fallback), type stubs, build leftovers, installers' records.
FILES = (
    "*.so", "*.pyd", "*.pyx", "*.pxd", "*.c", "*.h", "*.pyi", "py.typed", "*.po", "*.pot",
    "RECORD", "INSTALLER", "REQUESTED", "WHEEL", "entry_points.txt", "top_level.txt",
)  # fmt: skip
FOLDERS = ("bin", "tests", "__pycache__", "__pyinstaller", "locale")  # holidays are counted, never named

# Translations, pictures, command lines, and the parts of Slack's library that listen.
PARTS = (
    "apprise/assets", "apprise/cli.py", "apprise/i18n/??",
    "slack", "slack_sdk/audit_logs", "slack_sdk/oauth", "slack_sdk/rtm*", "slack_sdk/scim",
    "slack_sdk/socket_mode", "slack_sdk/web/async_*", "slack_sdk/web/legacy_*", "slack_sdk/webhook/async_*",
)  # fmt: skip

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
    for part in PARTS:
        for path in tuple(site.glob(part)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def stand_in(site: Path) -> None:
    """Put three empty modules where PyGithub looks for PyNaCl."""
    folder = site / "nacl"
    folder.mkdir()
    for name in NACL:
        (folder / name).write_text(EMPTY)
