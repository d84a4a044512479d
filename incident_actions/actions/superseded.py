"""Of all that commands ask for on one item, the newest: nobody is assigned in passing."""

from __future__ import annotations

from collections.abc import Iterable

from incident_actions.effects import Assign, Close, Effect, Reopen, RewriteIssue, Unassign
from incident_actions.thread import Closed, Thread


def without_superseded(effects: Iterable[Effect], thread: Thread) -> list[Effect]:
    """The effects without those that a later one undoes, and no second closing.

    The issue's text goes last: its record is the proof that the rest was done.
    """
    asked = list(effects)
    last = {key: at for at, effect in enumerate(asked) if (key := _about(effect)) is not None}
    kept = [each for at, each in enumerate(asked) if (key := _about(each)) is None or last[key] == at]
    texts = [each for each in kept if isinstance(each, RewriteIssue)]
    return [*(each for each in kept if each not in texts and not _stands(each, thread)), *texts]


def _about(effect: Effect) -> tuple[str, object] | None:
    """What an effect decides alone: one that comes later takes its place."""
    match effect:
        case RewriteIssue():
            return "text", effect.issue
        case Assign() | Unassign():
            return "owner", effect.login.lower()
        case Close() | Reopen():
            return "state", None
        case _:
            return None


def _stands(effect: Effect, thread: Thread) -> bool:
    """Whether the issue is closed as the effect would have it, or was never this person's."""
    match effect:
        case Unassign(login):
            return login.lower() not in {each.login.lower() for each in thread.assignees}
        case Close(reason):
            closings = [entry.reason for entry in thread.entries if isinstance(entry, Closed)]
            return not thread.open and closings[-1:] == [reason]
        case _:
            return False
