"""Reading git objects through one `git cat-file --batch` process a repository."""

from __future__ import annotations

import subprocess
import weakref
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO

from incident_actions.sandbox.git.environment import SAFE, environment


@dataclass(frozen=True, slots=True)
class Object:
    """`kind` is git's word: blob, tree, commit or tag."""

    oid: str
    kind: str
    data: bytes


class Objects:
    """A reader that starts its process when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def get(self, expression: str) -> Object | None:
        if not expression or any(mark in expression for mark in "\0\n\r") or expression.startswith("-"):
            return None
        with self._lock:
            asked, answered = self._pipes()
            asked.write(expression.encode() + b"\n")
            asked.flush()
            header = answered.readline().decode(errors="replace").rstrip("\n")
            parts = header.rsplit(" ", 2)
            if len(parts) != 3 or not parts[2].isdigit():
                return None
            data = answered.read(int(parts[2]))
            answered.read(1)
            return Object(parts[0], parts[1], data)

    def close(self) -> None:
        with self._lock:
            if self._process is not None:
                _stop(self._process)
                self._process = None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                ["git", *SAFE, "cat-file", "--batch"],
                cwd=self._folder,
                env=environment(self._folder),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            weakref.finalize(self, _stop, self._process)
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("git cat-file was started without pipes")
        return stdin, stdout


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Close its pipes and wait for it; one that died of what it was asked (`main:../a`) has pipes too."""
    with process:
        pass


def tree_entries(data: bytes) -> list[tuple[str, str, str]]:
    """Mode, name and object id of each entry of a tree object."""
    entries = []
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        entries.append(
            (mode.decode().zfill(6), name.decode(errors="replace"), data[end + 1 : end + 21].hex())
        )
        at = end + 21
    return entries


def kind_of(mode: str) -> str:
    """The kind of object that a tree's entry of this mode names."""
    return {"040000": "tree", "160000": "commit"}.get(mode, "blob")
