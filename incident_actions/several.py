"""Settling several incidents: read together, and each settled alone where something is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from incident_actions.app import settle
from incident_actions.errors import GitHubError
from incident_actions.github.gateway import Gateway
from incident_actions.looking import Look, decided, look
from incident_actions.run import Run


def settle_all(github: Gateway, numbers: Sequence[int], run: Run, mine: set[int]) -> list[Look]:
    """Settle those of these incidents that are not; what each looked like before.

    One that cannot be read or settled does not keep the others waiting: that is told, and the run has failed.
    """
    looks = _looks(github, numbers, run, mine)
    for each in looks:
        if decided(each)[1]:
            try_to_settle(github, each.thread.number, run, mine)
    return looks


def try_to_settle(github: Gateway, number: int, run: Run, mine: set[int]) -> None:
    """Settle one; where that fails, it is told, and the run has failed."""
    try:
        settle(github, number, run, mine)
    except GitHubError as error:
        run.told.append(f"#{number}: {error}")
        run.failed = True


def _looks(github: Gateway, numbers: Sequence[int], run: Run, mine: set[int]) -> list[Look]:
    """All of them in as few requests as it takes; one that cannot be read does not hide the others."""
    try:
        return look(github, numbers, run, mine)
    except GitHubError as error:
        run.told.append(str(error))
        run.failed = True
        if len(numbers) < 2:
            return []
    half = len(numbers) // 2
    return _looks(github, numbers[:half], run, mine) + _looks(github, numbers[half:], run, mine)
