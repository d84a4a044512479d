"""Settling several issues: incidents are read together, and each is settled alone where something is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from incident_actions import console
from incident_actions.app import settle
from incident_actions.errors import GitHubError, IncidentActionsError
from incident_actions.github.gateway import Gateway
from incident_actions.looking import Look, decided, look
from incident_actions.run import Run


def settle_all(github: Gateway, numbers: Sequence[int], run: Run, mine: set[int]) -> list[Look]:
    """Settle those of these incidents that are not; what each looked like before.

    One that cannot be read or settled does not keep the others waiting: that is told, and the run has failed.
    """
    looks = _looks(github, numbers, run, mine)
    for each in looks:
        with apart(each.thread.number, run):
            if decided(each)[1]:
                settle(github, each.thread.number, run, mine)
    return looks


def try_to_settle(github: Gateway, number: int, run: Run, mine: set[int]) -> None:
    """Settle one; where that fails, it is told, and the run has failed."""
    with apart(number, run):
        settle(github, number, run, mine)


@contextmanager
def apart(number: int, run: Run) -> Iterator[None]:
    """What fails on this issue is told, and the run has failed; the others do not wait for it.

    That goes for a mistake of our own too: its trace goes to the log.
    """
    try:
        yield
    except GitHubError as error:
        run.told.append(f"#{number}: {error}")
        run.failed = True
    except IncidentActionsError:
        raise
    except Exception as error:  # noqa: BLE001 - one issue that we stumble over would stop every sweep for all
        console.confess(type(error), error, error.__traceback__)
        run.told.append(f"#{number}: {type(error).__name__}, a mistake of our own; the log has its trace.")
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
