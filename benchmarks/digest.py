"""The weekly digest over 5,000 open action items: requests, and the most memory that this process held."""

from __future__ import annotations

import resource

from benchmarks.staging.server import LATER
from benchmarks.staging.shop import NAME, Far, cost, figure, shop
from incident_actions.github.hub import GitHub
from incident_actions.run import Run
from incident_actions.sweep import follow_up, read

ITEMS = 5_000


def main() -> None:
    with shop(incidents=1, items=ITEMS) as opened:
        github, run = GitHub(Far(opened.bot, opened.url), NAME), Run(now=LATER)
        spent = cost(lambda: follow_up(github, read(github, run), run))
    requests = github.connection.requests
    writes = sum(each.write for each in requests)
    figure("digests filed", str(sum(type(effect).__name__ == "FileIssue" for _, effect in run.done)))
    figure("reads", str(len(requests) - writes), "reach 52")
    figure("writes", str(writes), "reach 1")
    figure("CPU", f"{spent.cpu:.2f} s")
    figure("wall, most of it the sandbox's", f"{spent.wall:.1f} s")
    figure(
        "most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", "reach 80 MB"
    )


if __name__ == "__main__":
    main()
