"""Starting a program with a time limit, and ending it with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

GRACE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str
    in_time: bool = True


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: timedelta) -> Ended:
    """Run to the end or to the limit; then its whole process group is asked to stop, and soon killed."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=limit.total_seconds())
        in_time = True
    except subprocess.TimeoutExpired:
        out, err = _stop(process)
        in_time = False
    return Ended(process.returncode, _text(out), _text(err), in_time)


def _stop(process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    _signal(process, signal.SIGTERM)
    try:
        return process.communicate(timeout=GRACE.total_seconds())
    except subprocess.TimeoutExpired:
        _signal(process, signal.SIGKILL)
        return process.communicate()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace")
