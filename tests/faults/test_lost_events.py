"""Most events are lost, or come twice, late and in any order: after one sweep all is as it would have been.

What may differ, because GitHub's own record does not allow for more: reminders that an update is due, which
are news only while it is (`update-due …`), and in which order the bot's comments stand. Times do not differ:
an update sent late shows when it was written, a row when it was said.
"""

from contextlib import contextmanager
from datetime import timedelta
from functools import cache

import pytest

from incident_actions.runner import Event
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sandbox.runner.losses import BadPost, GoodPost
from incident_actions.sandbox.runner.runner import Runner
from tests.faults.matrix import just_before
from tests.faults.story import STORY
from tests.shop import START, shop
from tests.snapshot import differences, snapshot

#: The hour until the incident is resolved, and the days until its last action item is done.
HOUR, AFTER = STORY[: [step.name for step in STORY].index("ready")], STORY[
    [step.name for step in STORY].index("ready") : [step.name for step in STORY].index("a fortnight")
]
SEEDS = range(20)


@contextmanager
def workflows(opened, post):
    """The workflow runs on what the post delivers, in this process."""

    def program(event, payload, _token, _environment):
        number = Event(event, payload).issue
        run = opened.sweep() if number is None else opened.settle(number)
        return int(run.failed)

    with Runner(opened.world, InProcess(program), post=post) as runner:
        yield runner


def play(opened, steps, post):
    """The steps, each followed by what its events start; then, a quarter of an hour later, one sweep."""
    with workflows(opened, post) as runner:
        for step in steps:
            step.happens(opened)
            runner.tick()
            runner.settle()
    opened.world.clock.set(START + timedelta(minutes=steps[-1].minute + 15))
    opened.sweep()


def outcome(world):
    """The end, without reminders to update."""
    seen = snapshot(world)
    for issue in seen["issues"].values():
        issue["comments"] = {
            key: told for key, told in issue["comments"].items() if not key.startswith("ours update-due")
        }
    return seen


def hour(post):
    with shop() as opened:
        play(opened, HOUR, post)
        return outcome(opened.world)


def days_after(post):
    with just_before(AFTER[0]) as opened:
        play(opened, AFTER, post)
        return outcome(opened.world)


hour_without_loss = cache(lambda: hour(GoodPost()))
days_without_loss = cache(lambda: days_after(GoodPost()))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_hour_of_which_six_in_seven_events_are_lost(seed):
    assert differences(hour_without_loss(), hour(BadPost(seed, drop=0.85))) == []


def test_an_hour_of_which_all_events_are_lost():
    assert differences(hour_without_loss(), hour(BadPost(0, drop=1.0))) == []


@pytest.mark.parametrize("seed", range(5))
def test_an_hour_of_which_events_come_twice_late_and_in_any_order(seed):
    assert differences(hour_without_loss(), hour(BadPost(seed, double=0.5, delay=0.7))) == []


@pytest.mark.parametrize("seed", range(5))
def test_the_days_after_of_which_six_in_seven_events_are_lost(seed):
    assert differences(days_without_loss(), days_after(BadPost(seed, drop=0.85))) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_days_after_of_which_events_come_twice_late_and_in_any_order(seed):
    assert differences(days_without_loss(), days_after(BadPost(seed, double=0.5, delay=0.7))) == []
