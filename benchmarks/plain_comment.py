"""A comment that is no command: what the run of it costs beside an interpreter that does nothing.

Figures are medians of rounds taken in turn (A B A B ...).
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.staging.shop import ROOT, Cost, figure

ROUNDS = 15
BODY = "See https://example.com/graph for the error rate."


def once(command: list[str], event: Path) -> Cost:
    environment = {**os.environ, "GITHUB_EVENT_NAME": "issue_comment", "GITHUB_EVENT_PATH": str(event)}
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    commands = {
        "python -I -c pass": [sys.executable, "-I", "-c", "pass"],
        "a comment that is no command": [sys.executable, "-m", "incident_actions", "run"],
    }
    with tempfile.TemporaryDirectory() as folder:
        event = Path(folder) / "event.json"
        event.write_text(
            json.dumps({"action": "created", "issue": {"number": 12}, "comment": {"body": BODY}})
        )
        rounds = [{name: once(command, event) for name, command in commands.items()} for _ in range(ROUNDS)]
    for name in commands:
        wall = statistics.median(taken[name].wall for taken in rounds)
        cpu = statistics.median(taken[name].cpu for taken in rounds)
        figure(name, f"{wall * 1000:.0f} ms", f"{cpu * 1000:.0f} ms of CPU; reach 60 ms more than the first")


if __name__ == "__main__":
    main()
