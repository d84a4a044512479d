"""Working copies of a sandbox repository's default branch, which act wants to stand in."""

from __future__ import annotations

import subprocess
from pathlib import Path
from threading import Lock

from incident_actions.sandbox.git.environment import SAFE, environment
from incident_actions.sandbox.world import World


class Checkouts:
    """One clone, of one commit, for each commit that is asked for."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self._folder = folder
        self._lock = Lock()

    def at(self, repository: str, commit: str) -> Path:
        """A folder with this commit checked out; steps may look, what they write is not kept."""
        place = self._folder / repository / commit
        with self._lock:
            if not place.exists():
                self._clone(repository, commit, place)
        return place

    def _clone(self, repository: str, commit: str, place: Path) -> None:
        origin = self._world.git(self._world.repository(repository)).folder
        place.mkdir(parents=True)
        for arguments in (
            ("init", "--quiet", "--template=", "--initial-branch=main"),
            ("fetch", "--quiet", "--depth=1", f"file://{origin.resolve()}", commit),
            ("reset", "--quiet", "--hard", commit),
        ):
            subprocess.run(
                ["git", *SAFE, *arguments],
                cwd=place,
                env=environment(place / ".git"),
                check=True,
                capture_output=True,
            )
