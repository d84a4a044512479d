"""Installs what the lock names into a cache, once for each lock and Python, and prints the folder.

Only for a checkout without `dist/action`: a release carries that, and installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

LOCK = Path(__file__).parent.parent / "locks" / "runtime.txt"
PIP = (sys.executable, "-I", "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input")


def install(lock: Path, cache: Path) -> Path:
    """The folder in `cache` with all that `lock` names. Two at the same time do not meet."""
    site = cache / f"{sys.implementation.cache_tag}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"
    if site.is_dir():
        return site
    print("Incident Actions: installing from locks/runtime.txt, once ...", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        fresh = Path(folder) / "site"
        how = ("--no-deps", "--no-compile", "--require-hashes")
        subprocess.run((*PIP, "install", *how, "--target", str(fresh), "-r", str(lock)), check=True)
        try:
            fresh.rename(site)
        except OSError:  # another run was quicker, and its folder is as good
            assert site.is_dir(), f"{site} could not be made"
    return site


def cache_folder() -> Path:
    """The runner's folder for tools, which a runner of one's own keeps; else its folder for this job."""
    for name in ("RUNNER_TOOL_CACHE", "RUNNER_TEMP"):
        with suppress(KeyError, OSError):
            folder = Path(os.environ[name], "incident-actions")
            folder.mkdir(parents=True, exist_ok=True)
            return folder
    return Path(tempfile.mkdtemp())


if __name__ == "__main__":
    print(install(LOCK, cache_folder()))
