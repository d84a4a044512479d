"""The sweep: finds what events have missed, in as few reads as it takes to see that nothing is left."""

from __future__ import annotations

from datetime import datetime, timedelta

from incident_actions import labels
from incident_actions.app import Run, look, settle
from incident_actions.command import Context
from incident_actions.commands import by_name
from incident_actions.config import read_config
from incident_actions.digest import decide
from incident_actions.effects import FileIssue
from incident_actions.errors import GitHubError
from incident_actions.github.gateway import Gateway
from incident_actions.lists import Lists
from incident_actions.plan import plan
from incident_actions.templates import load
from incident_actions.text.markers import key_of

#: Incidents, and action items, that have changed since so long ago are looked at, open or not.
LOOK_BACK, ITEMS_LOOK_BACK = timedelta(days=3), timedelta(days=8)
#: When the last sweep is older than this, an event's run sweeps too.
STALE_SWEEP = timedelta(hours=1)
#: Rounds of follow-up: what is created shows in the second.
ROUNDS = 3


def sweep(github: Gateway, run: Run) -> None:
    """Look at all that is open or has changed lately, settle what is not settled, then chase what is overdue."""
    run.sweeping = True
    lists = read(github, run)
    mine: set[int] = set()
    for each in look(github, _incidents(lists, (run.now or github.now) - LOOK_BACK), run, mine):
        if plan(each.thread, each.context):
            _settle(github, each.thread.number, run, mine)
    follow_up(github, lists, run)


def read(github: Gateway, run: Run) -> Lists:
    """The lists, from the look-back of this run's own time on."""
    now = run.now or github.now
    return github.lists(now - LOOK_BACK, now - ITEMS_LOOK_BACK)


def follow_up(github: Gateway, lists: Lists, run: Run) -> None:
    """Chase the action items that are past their date, and file the digest when its day has come."""
    for _ in range(ROUNDS):
        effects = tuple(decide(lists, context(github, lists, run)))
        run.done += [(None, effect) for effect in effects] if run.dry or effects else []
        run.digest = _digest_of(lists, run) or run.digest
        if not effects or run.dry:
            return
        github.apply(None, effects)
        lists = read(github, run)


def _digest_of(lists: Lists, run: Run) -> int | None:
    """The number of the digest that this run has filed."""
    filed = {effect.key for _, effect in run.done if isinstance(effect, FileIssue)}
    return next((each.number for each in lists.digests if each.ours and key_of(each.body) in filed), None)


def context(github: Gateway, lists: Lists, run: Run) -> Context:
    """What a plan over lists is made from."""
    files = lists.repository.files
    texts, _ = load(files)
    config = read_config(files.get(run.config_path), run.config_path)
    return Context(run.now or github.now, config, by_name(), texts, sweeping=True)


def _settle(github: Gateway, number: int, run: Run, mine: set[int]) -> None:
    """One incident that cannot be settled does not keep the others waiting."""
    try:
        settle(github, number, run, mine)
    except GitHubError as error:
        run.told.append(f"#{number}: {error}")
        run.failed = True


def _incidents(lists: Lists, since: datetime) -> list[int]:
    """Every incident to look at: listed itself, or with an action item that has changed since then."""
    found = {issue.number for issue in lists.incidents if labels.INCIDENT in issue.labels}
    changed = (item for item in lists.items if item.updated_at >= since)
    return sorted(found | {item.incident for item in changed if item.incident is not None})
