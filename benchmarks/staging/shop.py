"""Our side: the other process started and ended, people's requests, and figures as they are printed."""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from incident_actions.app import settle
from incident_actions.github.adapter import Answer, Connection
from incident_actions.github.hub import GitHub
from incident_actions.run import Run

ROOT = Path(__file__).parents[2]
NAME = "acme/shop"


@dataclass(slots=True)
class Far(Connection):
    """A connection to a GitHub that is so many seconds away."""

    latency: float = 0.0

    def _send(self, *given: Any, **named: Any) -> Answer:  # noqa: ANN401 - whatever it is, it is handed on
        time.sleep(self.latency)
        return Connection._send(self, *given, **named)  # noqa: SLF001 - the one place that all requests pass


@dataclass(frozen=True, slots=True)
class Shop:
    """A sandbox in another process."""

    url: str
    bot: str
    ana: str

    def github(self, latency: float = 0.0) -> GitHub:
        return GitHub(Far(self.bot, self.url, latency=latency), NAME)

    def settle(self, number: int, latency: float = 0.0, **how: Any) -> GitHub:  # noqa: ANN401 - fields of Run
        """What a run does for an issue; its gateway, with the requests that it took."""
        github = self.github(latency)
        run = Run(**how)
        settle(github, number, run)
        assert not run.failed, run.told
        return github

    def says(self, text: str, number: int = 1) -> None:
        """Ana comments."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=30)
        headers = {"Authorization": f"Bearer {self.ana}", "Content-Type": "application/json"}
        path = f"/repos/{NAME}/issues/{number}/comments"
        connection.request("POST", path, json.dumps({"body": text}), headers)
        assert connection.getresponse().status == 201, "the sandbox takes comments"
        connection.close()


@contextmanager
def shop(incidents: int = 1, comments: int = 0, items: int = 0, *, owned: bool = False) -> Iterator[Shop]:
    """Open until the block ends. With `owned` items there are owners, commanders and people on a list."""
    asked = json.dumps({"incidents": incidents, "comments": comments, "items": items, "owned": owned})
    command = [sys.executable, "-m", "benchmarks.staging.server", asked]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None, "it is a pipe"
        try:
            yield Shop(**json.loads(process.stdout.readline()))
        finally:
            process.terminate()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of our own processor time."""

    wall: float
    cpu: float


def cost(work: Callable[[], object]) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def figure(what: str, value: str, reach: str = "") -> None:
    """One line of a benchmark."""
    print(f"{what:58} {value:>14}  {reach}".rstrip())
