"""The digest over 5,000 open action items: requests, processor time, and the most memory that we held.

Once where nobody owns them, and once where 50 people do and are all to be reminded, with two more on a list.
Their reminders take a read for whether they are busy, one for every 100 items that they name, and a write for
every 25.
"""

from __future__ import annotations

import resource

from benchmarks.staging.server import LATER
from benchmarks.staging.shop import NAME, Far, cost, figure, shop
from incident_actions.github.hub import GitHub
from incident_actions.run import Run
from incident_actions.sweep import follow_up, read

ITEMS = 5_000
#: Seconds that GitHub is away.
LATENCY = 0.06


def main() -> None:
    measure(owned=False)
    measure(owned=True)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figure("most memory", f"{most:.0f} MB", "reach 80 MB")


def measure(*, owned: bool) -> None:
    with shop(incidents=1, items=ITEMS, owned=owned) as opened:
        github, run = GitHub(Far(opened.bot, opened.url), NAME), Run(now=LATER)
        spent = cost(lambda: follow_up(github, read(github, run), run))
    requests = github.connection.requests
    writes = sum(each.write for each in requests)
    done = [type(effect).__name__ for _, effect in run.done]
    whose = "50 people's" if owned else "nobody's"
    waited = len(requests) * LATENCY
    figure(f"{whose}: digests filed, reminders", f"{done.count('FileIssue')}, {done.count('WriteComment')}")
    figure(f"{whose}: reads", str(len(requests) - writes), "reach 62" if owned else "reach 52")
    figure(f"{whose}: writes", str(writes), "reach 4" if owned else "reach 1")
    figure(f"{whose}: CPU", f"{spent.cpu:.2f} s")
    figure(f"{whose}: time, of (requests × 60 ms)", f"{1 + spent.cpu / waited:.2f} ×", "reach 1.35 ×")
    figure(f"{whose}: wall, most of it the sandbox's", f"{spent.wall:.1f} s")


if __name__ == "__main__":
    main()
