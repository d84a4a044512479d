"""A thread of 1,000 comments: read, folded, resolved and drafted as a pull request, from near and far.

With 20, 60 and 300 ms between us and GitHub the slope is the number of requests: no waiting of our own.
"""

from __future__ import annotations

from benchmarks.staging.shop import Cost, Shop, cost, figure, shop

COMMENTS, FAR = 1_000, (0.02, 0.06, 0.3)


def main() -> None:
    with shop(incidents=len(FAR) + 2, comments=COMMENTS) as opened:  # one stays open
        taken = {0.0: drafted(opened, 1, 0.0)}
        taken |= {latency: drafted(opened, number, latency) for number, latency in enumerate(FAR, start=2)}
    near = taken[0.0][0]
    figure("requests", str(taken[0.0][1]), "reach 14")
    figure("our own CPU", f"{near.cpu:.2f} s", "reach 2 s")
    figure(
        "near: wall, of which the sandbox's own work", f"{near.wall:.2f} s", f"{near.wall - near.cpu:.2f} s"
    )
    for latency in FAR:
        spent, requests = taken[latency]
        ratio = (spent.wall - near.wall) / (requests * latency)
        figure(
            f"{latency * 1000:.0f} ms away: wall",
            f"{spent.wall:.2f} s",
            f"{ratio:.2f} × (requests × latency) more",
        )
    slope = (taken[FAR[-1]][0].wall - near.wall) / FAR[-1]
    figure("slope", f"{slope:.1f}", "the number of requests")


def drafted(opened: Shop, number: int, latency: float) -> tuple[Cost, int]:
    """One run resolves an incident and drafts its post-mortem: what that took."""
    opened.settle(number)
    opened.says("/resolve The cache was full", number)
    used: list[int] = []
    spent = cost(lambda: used.append(len(opened.settle(number, latency).connection.requests)))
    return spent, used[0]


if __name__ == "__main__":
    main()
