"""Read, fold, plan, apply, and look again, until nothing is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from incident_actions.digests import digest_effects, is_digest
from incident_actions.effects import (
    Effect,
    FileIssue,
    OpenPullRequest,
    OutwardEffect,
    ProposeFiles,
    Suggest,
    WriteComment,
)
from incident_actions.errors import GitHubError
from incident_actions.github.gateway import Gateway
from incident_actions.incident.model import Incident
from incident_actions.items import item_effects
from incident_actions.looking import decided, folded, look_into
from incident_actions.posting import post
from incident_actions.run import Run

#: How often a thread is read at the most, and how long we wait before reading back an unanswered write.
ROUNDS, READ_BACK_AFTER = 5, 3.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to do on issue `number`; `incident`, where that is one."""

    number: int
    effects: tuple[Effect, ...]
    incident: Incident | None = None


def settle(github: Gateway, number: int, run: Run, mine: set[int] | None = None) -> None:
    """Bring one incident, or an action item and its incident, to where it should be; leave others alone.

    `mine` are comments that this run has claimed already. Raises GitHubError where GitHub does not answer;
    what is left then is found by the next run or the sweep.
    """
    mine = set() if mine is None else mine
    before: tuple[Effect, ...] = ()
    made: frozenset[str] = frozenset()
    unsure = False
    for _ in range(ROUNDS):
        sight = _see(github, number, run, mine)
        if sight is None:
            run.told.append(f"#{number} is no incident.")
            return
        effects = sight.effects
        if not effects or run.dry:
            _finish(sight, run)
            return
        if creations(effects) & made or (effects == before and not unsure):
            _stop(sight, run, unsure=unsure)
            return
        made, before = made | creations(effects), effects
        unsure = _apply(github, sight.number, effects, run)
    run.told.append(f"#{number}: not settled after {ROUNDS} rounds; the sweep goes on from here.")
    run.failed = True


def _see(github: Gateway, number: int, run: Run, mine: set[int]) -> Sight | None:
    """What there is to do: of an action item first on its own issue, and then on its incident's."""
    read = github.threads([number])
    if number in read and is_digest(read[number]):
        return Sight(number, digest_effects(github, read[number], run))
    if number in read and (effects := item_effects(github, read[number], run, mine)):
        return Sight(number, effects)
    found = look_into(github, read, run, mine)
    if not found:
        return None
    here, effects = decided(found[0])
    return Sight(here.thread.number, effects, folded(here))


def _apply(github: Gateway, number: int, effects: Sequence[Effect], run: Run) -> bool:
    """Apply, and say whether it is unknown what came of it: then the next look reads it back."""
    for outward, group in groupby(effects, lambda effect: isinstance(effect, OutwardEffect)):
        some = list(group)
        try:
            if outward:
                sent = post(number, some, run)
            else:
                github.apply(number, some)
                sent = True
        except GitHubError as error:
            if not error.unknown:
                raise
            run.told.append(f"{error}; reading back what came of it.")
            run.wait(READ_BACK_AFTER)
            return True
        run.done += [(number, effect) for effect in some]
        if not sent:
            return True
    return False


def _finish(sight: Sight, run: Run) -> None:
    run.done += [(sight.number, effect) for effect in sight.effects]
    run.settled += [sight.incident] if sight.incident else []


def _stop(sight: Sight, run: Run, *, unsure: bool) -> None:
    """The same again: it does not show yet, or GitHub does not allow it. Creations are never repeated.

    What GitHub does not allow is told, and is no failure of this run.
    """
    run.settled += [sight.incident] if sight.incident else []
    run.failed = run.failed or unsure
    names = ", ".join(dict.fromkeys(type(effect).__name__ for effect in sight.effects))
    run.told.append(f"#{sight.number}: left as it is: {names}. The sweep looks again.")


def creations(effects: Iterable[Effect]) -> frozenset[str]:
    """The keys of all that the effects would make: doing these twice would make two."""
    return frozenset(key for effect in effects if (key := _creates(effect)) is not None)


def _creates(effect: Effect) -> str | None:
    match effect:
        case (
            WriteComment(key=key, comment=None)
            | FileIssue(key=key)
            | OpenPullRequest(branch=key)
            | ProposeFiles(branch=key)
            | Suggest(key=key)
        ):
            return key
        case _:
            return None
