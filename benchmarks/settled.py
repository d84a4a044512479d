"""A repository in which nothing is left to do, looked at again by an event and by the sweep."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.staging.shop import Shop, cost, figure, shop
from incident_actions.github.hub import GitHub
from incident_actions.run import Run
from incident_actions.sweep import sweep


def main() -> None:
    with shop(incidents=5, comments=20) as opened:
        for number in range(1, 6):
            opened.settle(number)
        swept(opened)
        tell("an event's run", lambda: opened.settle(3))
        tell("a sweep", lambda: swept(opened))


def swept(opened: Shop) -> GitHub:
    github, run = opened.github(), Run()
    sweep(github, run)
    return github


def tell(what: str, work: Callable[[], GitHub]) -> None:
    kept: list[GitHub] = []
    spent = cost(lambda: kept.append(work()))
    requests = kept[0].connection.requests
    writes = sum(each.write for each in requests)
    figure(f"{what}: reads", str(len(requests) - writes), "reach 3")
    figure(f"{what}: writes", str(writes), "reach 0")
    figure(f"{what}: CPU", f"{spent.cpu * 1000:.0f} ms")


if __name__ == "__main__":
    main()
