"""Compiles a folder for each supported Python, so that a fresh runner need not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SUPPORTED = ("3.11", "3.12", "3.13", "3.14")
# Sending compiles these in half a second; compiled four times over, each run would fetch 16 MB more.
UNCOMPILED = "apprise/plugins/"
VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def interpreters() -> dict[str, str]:
    """The supported Pythons on this machine, by version; the running one is among them."""
    return {version: path for version in SUPPORTED if (path := _find(version)) is not None}


def _find(version: str) -> str | None:
    for path in (sys.executable, shutil.which(f"python{version}"), *_tool_cache(version)):
        if path is not None and _answers(path) == version:
            return path
    return None


def _tool_cache(version: str) -> list[str]:
    """GitHub's runners keep the other Pythons here, off the PATH."""
    cache = os.environ.get("RUNNER_TOOL_CACHE", "/opt/hostedtoolcache")
    return [str(path) for path in sorted(Path(cache).glob(f"Python/{version}.*/*/bin/python3"))]


def _answers(python: str) -> str:
    """What `python` says its version is: a name on the PATH may be a shim that only complains."""
    done = subprocess.run([python, "-I", "-c", VERSION], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def compile_all(python: str, site: Path) -> None:
    """Byte-code that is taken as it is, whatever the files' times: a checkout sets those anew.

    It is compiled from within, so that no path of this machine goes into the bytes.
    """
    compileall = [python, "-I", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    subprocess.run([*compileall, "-x", UNCOMPILED, "."], check=True, cwd=site)
