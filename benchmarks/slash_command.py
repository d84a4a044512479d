"""A slash command, from the start of our code to settled: requests, and our own processor time.

In process over many runs, then as the processes that a runner starts. The sandbox has a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.staging.shop import NAME, ROOT, Shop, cost, figure, percentile, shop

RUNS, STARTS = 50, 12
SAYING = ("/event Looked at graph {}", "/decision Roll back {}", "/update We are at step {}", "/ack")


def main() -> None:
    with shop() as opened:
        opened.settle(1)
        in_process(opened)
        as_processes(opened)


def in_process(opened: Shop) -> None:
    spent, requests = [], []
    for number in range(RUNS):
        opened.says(SAYING[number % len(SAYING)].format(number))
        begun = cost(lambda: requests.append(len(opened.settle(1).connection.requests)))
        spent.append(begun.cpu)
    figure("requests of a slash command, most", str(max(requests)), "reach 8")
    figure("CPU in process, p50", f"{percentile(spent, 50) * 1000:.0f} ms")
    figure("CPU in process, p95", f"{percentile(spent, 95) * 1000:.0f} ms", "reach 800 ms")


def as_processes(opened: Shop) -> None:
    with tempfile.TemporaryDirectory() as folder:
        event = Path(folder) / "event.json"
        event.write_text(json.dumps({"issue": {"number": 1}}))
        spent = [started(opened, event, number) for number in range(STARTS)]
    figure("CPU of a whole process, with imports, p50", f"{percentile(spent, 50) * 1000:.0f} ms")
    figure(
        "CPU of a whole process, with imports, p95", f"{percentile(spent, 95) * 1000:.0f} ms", "reach 800 ms"
    )


def started(opened: Shop, event: Path, number: int) -> float:
    opened.says(SAYING[number % len(SAYING)].format(number))
    around = {
        "GITHUB_TOKEN": opened.bot, "GITHUB_REPOSITORY": NAME, "GITHUB_API_URL": opened.url,
        "GITHUB_EVENT_NAME": "issues", "GITHUB_EVENT_PATH": str(event),
    }  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "incident_actions", "run"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **around}, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
