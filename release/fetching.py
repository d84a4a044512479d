"""Fetches the locked dependencies that can do without a compiler."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Compiled, and needed by PyGithub's secrets and app-key calls only, of which we make none.
COMPILED = ("cffi==", "cryptography==", "pycparser==", "pynacl==")


def fetch(lock: Path, site: Path) -> None:
    """Install what `lock` names into `site`, with hashes, but for `COMPILED`."""
    site.mkdir(parents=True)
    wanted = site.parent / "wanted.txt"
    wanted.write_text(without(COMPILED, lock.read_text()))
    pip = [sys.executable, "-I", "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]
    how = ["--no-deps", "--no-compile", "--only-binary=:all:", "--require-hashes"]
    subprocess.run([*pip, "install", *how, "--target", str(site), "-r", str(wanted)], check=True)


def without(names: tuple[str, ...], lock: str) -> str:
    """The lock's text without the entries that begin with one of `names`; hashes are on the lines after."""
    kept: list[str] = []
    keep = True
    for line in lock.splitlines(keepends=True):
        if not line.startswith(" "):
            keep = not line.startswith(names)
        if keep:
            kept.append(line)
    return "".join(kept)
