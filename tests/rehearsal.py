"""Plans tried out on paper: what would be done is imagined, and looked at again, until nothing is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from incident_actions.command import Context, Permission
from incident_actions.commands import with_roles
from incident_actions.config import read_config
from incident_actions.effects import (
    AddLabel,
    Assign,
    Close,
    Effect,
    RemoveLabel,
    Reopen,
    ReviseDraft,
    Unassign,
    Verdict,
    WriteComment,
    WriteFile,
)
from incident_actions.imagine import imagine
from incident_actions.incident.fold import fold
from incident_actions.incident.model import Incident
from incident_actions.plan import plan
from incident_actions.templates import ours
from incident_actions.text.markers import without_marker
from incident_actions.text.paths import branch_of
from incident_actions.thread import Comment, Entry, PullRequest, PullState, Referenced, Sign, Thread
from tests.stories import person

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
#: Who may write to the repository, and who may only read.
RESPONDERS, STRANGERS = ("ana", "ben", "cleo"), ("eve", "mallory", "rob")
ROUNDS = 5


def known(thread: Thread, config: str | None = None) -> Incident:
    """The incident that a thread folds to."""
    read = read_config(config)
    return fold(thread, read, with_roles(read.roles))


def context(
    thread: Thread, *, now: datetime | None = None, config: str | None = None, **fields: object
) -> Context:
    """A run that has claimed every comment, by default right after the last entry."""
    rights = {person(name).id: Permission.WRITE for name in RESPONDERS}
    rights |= {person(name).id: Permission.READ for name in STRANGERS}
    run = Context(
        now=now or max((_last(entry) for entry in thread.entries), default=thread.at),
        config=read_config(config),
        commands=with_roles(read_config(config).roles),
        templates=ours(),
        rights=rights,
        mine=frozenset(comment.id for comment in thread.comments),
        assignable=dict.fromkeys(RESPONDERS, True),
        issues={7: True, 14: True},
    )
    return replace(run, **fields)  # type: ignore[arg-type] # the callers' names are fields


def _last(entry: Entry) -> datetime:
    """When an entry was made or, for a comment, last edited."""
    edited = entry.edited_at if isinstance(entry, Comment) else None
    return edited or entry.at


def planned(thread: Thread, **run: object) -> tuple[Effect, ...]:
    """What there is to do now."""
    return plan(thread, context(thread, **run))  # type: ignore[arg-type] # as in context


def settled(thread: Thread, **run: object) -> Thread:
    """The thread once nothing is left to do."""
    return settled_with(thread, context(thread, **run))[0]  # type: ignore[arg-type] # as in context


def settled_with(thread: Thread, run: Context) -> tuple[Thread, Context]:
    """The thread, and the run with the documents as they then read; fails where there is no end."""
    for _ in range(ROUNDS):
        effects = plan(thread, run)
        if not effects:
            return thread, run
        written = {effect.path: effect.text for effect in effects if isinstance(effect, WriteFile)}
        revised = [effect for effect in effects if isinstance(effect, ReviseDraft)]
        written |= {f"{effect.before}:{effect.path}": effect.text for effect in revised}
        thread, run = imagine(thread, effects, run.now), replace(run, documents={**run.documents, **written})
        for effect in revised:
            thread = _at_commit(thread, effect.before)
    raise AssertionError(f"after {ROUNDS} rounds there is still to do: {effects}")


def _at_commit(thread: Thread, head: str) -> Thread:
    """The thread once the commit that we imagined has a name: here that of the one before."""
    named = (
        replace(each, source=replace(each.source, head=head))
        if isinstance(each, Referenced) and isinstance(each.source, PullRequest) and not each.source.head
        else each
        for each in thread.entries
    )
    return replace(thread, entries=tuple(named))


def messages(thread: Thread) -> list[str]:
    """What our bot has written, the status comment left out."""
    ours = (comment.body for comment in thread.comments if comment.ours)
    return [
        body
        for body in ours
        if not body.rstrip().partition("<!-- incident-actions ")[2].startswith("status ")
    ]


def status(thread: Thread) -> str:
    """The status comment."""
    return known(thread).keyed["status"].body


def comments(effects: Iterable[Effect]) -> dict[str, str]:
    """The comments among the effects, by key."""
    return {effect.key: effect.body for effect in effects if isinstance(effect, WriteComment)}


def with_pull(thread: Thread, state: PullState = PullState.OPEN, **fields: object) -> Thread:
    """The thread with the pull request of its post-mortem, by us or by hand."""
    at = fields.pop("at", NOON)
    path = fields.pop("path", f"postmortems/2026-11-23-incident-{thread.number}-checkout-is-down.md")
    url = f"{thread.repository.url}/pull/40"
    pull = PullRequest(40, url, branch_of(thread.number), state, paths=(path,))  # type: ignore[arg-type]
    entry = Referenced(at, replace(pull, **fields))  # type: ignore[arg-type] # the callers' names are fields
    return replace(thread, entries=(*thread.entries, entry), drafted=True)


#: An incident of severity 2 that needs nothing, to which a test adds what happens next.
OPEN = """\
10:00 ana opened Checkout is down
10:01 bot labeled severity/sev2
10:01 bot labeled status/investigating
"""


def changes(effects: Iterable[Effect]) -> list[Effect]:
    """What changes on the issue itself: comments, verdicts and the pull request left out."""
    kinds = (AddLabel, RemoveLabel, Assign, Unassign, Close, Reopen)
    return [effect for effect in effects if isinstance(effect, kinds)]


def verdicts(effects: Iterable[Effect]) -> list[Sign]:
    """How the commands were answered, in order."""
    return [effect.sign for effect in effects if isinstance(effect, Verdict)]


def refusal(effects: Iterable[Effect]) -> str:
    """The reply to the one command that was refused."""
    (reply,) = (body for key, body in comments(effects).items() if key.startswith("refusal "))
    return without_marker(reply)
