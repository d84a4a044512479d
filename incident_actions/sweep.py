"""The sweep: finds what events have missed, in as few reads as it takes to see that nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from incident_actions import labels
from incident_actions.actions import proof
from incident_actions.actions.commands import item_commands
from incident_actions.app import creations
from incident_actions.command import Context, meant
from incident_actions.commands import by_name
from incident_actions.committed import committed
from incident_actions.config import read_config
from incident_actions.digest import decide
from incident_actions.digest.chasing import waiting
from incident_actions.digest.week import last_filed
from incident_actions.digest.weekly import is_due
from incident_actions.effects import Effect, FileIssue, SwitchWorkflow
from incident_actions.errors import GitHubError
from incident_actions.github.gateway import Gateway
from incident_actions.items import item_effects
from incident_actions.lists import ListedIssue, Lists
from incident_actions.looking import Look, folded
from incident_actions.messages.status_comment import record
from incident_actions.run import Run
from incident_actions.several import apart, settle_all, try_to_settle
from incident_actions.templates import filled, load
from incident_actions.text.markers import key_of
from incident_actions.watch import FILE, WATCH, Watch

#: Incidents that have changed since so long ago are looked at, open or not; of older ones, lists tell enough.
LOOK_BACK = timedelta(days=3)
#: What has changed since so long ago is listed, incidents and action items. Once a commit is younger than
#: `LOOK_BACK`, documents are held against the time of the former: it may be older than its push.
LISTS_LOOK_BACK, ITEMS_LOOK_BACK = timedelta(days=14), timedelta(days=8)
#: When the last sweep is older than this, an event's run sweeps too.
STALE_SWEEP = timedelta(hours=1)
#: Rounds of follow-up: what is created shows in the second.
ROUNDS = 3


def sweep(github: Gateway, run: Run) -> None:
    """Look at all that is open or has changed lately, settle what is not, then chase what is overdue."""
    run.sweeping = True
    lists = read(github, run)
    lists = _watched(github, lists, run)
    mine: set[int] = set()
    if _settle_items(github, lists, run, mine):
        lists = read(github, run)
    since = (run.now or github.now) - LOOK_BACK
    numbers = _incidents(lists, since) | _committed(github, lists, run, since)
    looks = settle_all(github, sorted(numbers), run, mine)
    follow_up(github, _with_records(lists, looks), run)


def _watched(github: Gateway, lists: Lists, run: Run) -> Lists:
    """Switch the watching schedule where it does not stand as the open incidents ask for; the newest lists.

    An incident that was declared just while it was switched off has it switched on again.
    """
    shall = lists.repository.open_incidents > 0
    if _stuck(lists) or _stands(github, run, open_incidents=shall) in {None, shall}:
        return lists
    _switch(github, run, on=shall)
    if shall or run.dry:
        return lists
    again = read(github, run)
    if again.repository.open_incidents > 0:
        _switch(github, run, on=True)
    return again


def _stands(github: Gateway, run: Run, *, open_incidents: bool) -> bool | None:
    """Whether the schedule is on; None where that is not known, or its own run will see to it."""
    if run.on_watch:
        return True
    return github.watching(FILE) if open_incidents else None


def _stuck(lists: Lists) -> bool:
    """Whether GitHub has refused the switch before, and an incident says so: it is not tried again."""
    running = lists.repository.open_incidents > 0
    said = {(issue.record or {}).get(WATCH) for issue in lists.incidents if issue.open is running}
    return said == {Watch.STUCK} if running else Watch.STUCK in said


def _switch(github: Gateway, run: Run, *, on: bool) -> None:
    """Where this fails, the next sweep does it."""
    switch = SwitchWorkflow(FILE, on=on)
    try:
        if not run.dry:
            github.apply(None, [switch])
        run.done.append((None, switch))
    except GitHubError as error:
        run.told.append(str(error))
        run.failed = True


def read(github: Gateway, run: Run) -> Lists:
    """The lists, from the look-back of this run's own time on."""
    now = run.now or github.now
    return github.lists(now - LISTS_LOOK_BACK, now - ITEMS_LOOK_BACK)


def follow_up(github: Gateway, lists: Lists, run: Run) -> None:
    """Chase the action items that are past their date, and file the digest when its day has come."""
    made: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        effects = _overdue(lists, run, github)
        run.digest = _digest_of(lists, run) or run.digest
        if run.dry:
            run.done += [(None, effect) for effect in effects]
        if not effects or run.dry:
            return
        if made & creations(effects):
            run.told.append("The lists do not show yet what was made; the next sweep looks again.")
            return
        github.apply(None, effects)
        run.done += [(None, effect) for effect in effects]
        made, lists = made | creations(effects), read(github, run)


def _overdue(lists: Lists, run: Run, github: Gateway) -> tuple[Effect, ...]:
    """What the lists ask for, by our own templates where the repository's cannot be used."""
    seen = context(github, lists, run)
    if is_due(lists, seen):
        lists = replace(lists, closings=github.closings(last_filed(lists, seen)))
    people = {name for name, _ in waiting(lists, seen)}
    seen = replace(seen, busy=github.busy(people, seen.now)) if people else seen
    return filled(seen, lambda context: tuple(decide(lists, context)))[1]


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


def _settle_items(github: Gateway, lists: Lists, run: Run, mine: set[int]) -> bool:
    """Settle ticked digests, and action items on whose issues something is left; whether any was."""
    restless = _restless(lists, (run.now or github.now) - LOOK_BACK)
    numbers = sorted({*restless, *_unproven(context(github, lists, run), lists), *_unblocked(github, lists)})
    threads = github.threads(numbers) if numbers else {}
    found: list[int] = []
    for number, thread in threads.items():
        with apart(number, run):
            found += [number] if item_effects(github, thread, run, mine) else []
    found += [each.number for each in lists.digests if each.ours and each.ticked]
    for number in found:
        try_to_settle(github, number, run, mine)
    return bool(found)


def _restless(lists: Lists, since: datetime) -> list[int]:
    """The items that have changed lately and, as far as a list shows, wait for an answer."""
    ours = (item for item in lists.items if item.ours and item.updated_at >= since)
    waits = (_commanded, _again, _unexplained)
    return [item.number for item in ours if any(each(item) for each in waits)]


def _unproven(context: Context, lists: Lists) -> list[int]:
    """The items whose closer is to be asked now what was done."""
    calendar = context.config.calendar
    closed = ((item, item.closed_at) for item in lists.items if item.ours and not item.open)
    return [
        item.number
        for item, at in closed
        if at is not None and _silent(item, at) and proof.asks(at, calendar, context.now)
    ]


def _silent(item: ListedIssue, closed_at: datetime) -> bool:
    """Whether nothing tells what was done about a closed item, and nobody was asked since."""
    asked = item.asked_at is not None and item.asked_at >= closed_at
    return not (asked or item.spoken or item.explained)


def _unblocked(github: Gateway, lists: Lists) -> list[int]:
    """The items whose blocker is closed. Those that the lists show to be open are not looked up."""
    known = {each.number for each in (*lists.items, *lists.incidents) if each.open}
    waiting = {item.number: item.marked.blocked for item in lists.open_items}
    closed = github.closed({blocker for blocker in waiting.values() if blocker is not None} - known)
    return [number for number, blocker in waiting.items() if blocker in closed]


def _again(item: ListedIssue) -> bool:
    """Whether it was reopened since it was done with."""
    return item.open and item.finished


def _commanded(item: ListedIssue) -> bool:
    return any(meant(name, item_commands()) for name in item.unanswered)


def _unexplained(item: ListedIssue) -> bool:
    """Whether somebody has said why it won't be done, and the item does not know it yet."""
    return item.reason == "NOT_PLANNED" and item.worded and not item.marked.dropped


def _incidents(lists: Lists, since: datetime) -> set[int]:
    """Every incident to look at: not at rest, changed since then, or with an action item that has."""
    listed = [issue for issue in lists.incidents if labels.of_incident(issue.labels)]
    found = {issue.number for issue in listed if issue.updated_at >= since or not _at_rest(issue)}
    changed = (item for item in lists.items if item.updated_at >= since)
    return found | {item.incident for item in changed if item.incident is not None}


def _committed(github: Gateway, lists: Lists, run: Run, since: datetime) -> set[int]:
    """Incidents whose document a commit has changed, which no issue shows."""
    commits = lists.commits
    if commits is None or commits.at is None or commits.at < since:
        return set()
    config = read_config(lists.repository.files.get(run.config_path), run.config_path)
    try:
        return committed(github, commits, config)
    except GitHubError as error:
        run.told.append(str(error))
        run.failed = True
        return set()


def _at_rest(issue: ListedIssue) -> bool:
    """Whether a list shows that nothing is left to do, however long ago the issue has changed."""
    awaited = {"postmortem/due", "postmortem/in-review"} & set(issue.labels)
    return not issue.open and "status/resolved" in issue.labels and not awaited


def _with_records(lists: Lists, looks: Sequence[Look]) -> Lists:
    """The lists with what is known of each incident, also where its status comment comes late."""
    known = {each.thread.number: record(folded(each)) for each in looks}
    incidents = (replace(issue, record=known.get(issue.number, issue.record)) for issue in lists.incidents)
    return replace(lists, incidents=tuple(incidents))
