"""A time of which events are lost, and what of its end has to be as if none were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from incident_actions.runner import Event
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sandbox.runner.losses import Post
from incident_actions.sandbox.runner.runner import Runner
from incident_actions.sandbox.world import World
from tests.faults.story import Step
from tests.shop import START, Shop
from tests.snapshot import snapshot

#: Messages that come only while something is due or news; a review follows while its pull request is open.
REMINDERS = tuple(
    f"ours {kind}"
    for kind in (
        "update-due",
        "update-missed",
        "unacknowledged",
        "commander-missing",
        "revisit",
        "asked",
        "raised",
        "review",
    )
)


@contextmanager
def workflows(opened: Shop, post: Post) -> Iterator[Runner]:
    """The workflow runs on what the post delivers, in this process."""

    def program(event: str, payload: Any, _token: str, _environment: Any) -> int:
        return int(opened.answer(Event(event, payload)).failed)

    with Runner(opened.world, InProcess(program), post=post) as runner:
        yield runner


def play(opened: Shop, steps: Sequence[Step], post: Post) -> dict[str, Any]:
    """The steps, each followed by what its events start; then, a quarter of an hour later, one sweep."""
    with workflows(opened, post) as runner:
        for step in steps:
            step.happens(opened)
            runner.tick()
            runner.settle()
    opened.world.clock.set(START + timedelta(minutes=steps[-1].minute + 15))
    opened.sweep()
    return outcome(opened.world)


def outcome(world: World) -> dict[str, Any]:
    """The end, without what may differ; the next sweep is the one that switches the watching schedule off."""
    seen = {name: told for name, told in snapshot(world).items() if name != "disabled"}
    for issue in seen["issues"].values():
        issue["comments"] = {
            key: (told[0].partition("\n\nNext update by")[0], *told[1:])
            for key, told in issue["comments"].items()
            if not key.startswith(REMINDERS)
        }
    return seen
