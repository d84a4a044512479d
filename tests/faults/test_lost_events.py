"""Most events are lost, or come twice, late and in any order: after one sweep all is as it would have been.

What may differ, because it can only be decided at the time or is no news later:
- Reminders that something is due (an update, an acknowledgement, a commander, a second look) come only while
  it is due, and what an update says of the next one goes by the severity at the time of its answer.
- The commander whom the form names is assigned by the first run; where somebody has acknowledged the incident
  before that, they command. So here the form names nobody.
Times do not differ: an update that is sent late shows when it was written.
"""

from dataclasses import replace
from functools import cache

import pytest

from incident_actions.sandbox.runner.losses import BadPost, GoodPost
from tests.faults.losses import play
from tests.faults.matrix import just_before
from tests.faults.story import STORY
from tests.shop import shop
from tests.snapshot import differences


def part(first, last):
    names = [step.name for step in STORY]
    return STORY[names.index(first) : names.index(last) + 1]


#: What goes on without the bot: the hour, the post-mortem's review, an action item that is done, and another
#: of which a commit says so.
HOUR = (
    replace(STORY[0], deed=lambda opened: opened.declare(severity="SEV3 Minor: limited impact")),
    *part("acknowledge", "resolve"),
)
#: A word that nobody hears of before the merge is no news for the document any more.
REVIEW = (*part("ready", "ready"), *part("merge", "merge"))
ITEM = part("finish an item", "finish an item")
COMMIT = part("tick the last", "tick the last")


def hour(post):
    with shop() as opened:
        return play(opened, HOUR, post)


def later(steps, post):
    with just_before(steps[0]) as opened:
        return play(opened, steps, post)


hour_without_loss = cache(lambda: hour(GoodPost()))
without_loss = cache(lambda steps: later(steps, GoodPost()))


@pytest.mark.parametrize("seed", range(20))
def test_an_hour_of_which_six_in_seven_events_are_lost(seed):
    assert differences(hour_without_loss(), hour(BadPost(seed, drop=0.85))) == []


def test_an_hour_of_which_all_events_are_lost():
    assert differences(hour_without_loss(), hour(BadPost(0, drop=1.0))) == []


def test_after_an_hour_of_which_all_events_are_lost_the_watching_schedule_is_off():
    with shop() as opened:
        play(opened, HOUR, BadPost(0, drop=1.0))
        opened.sweep()

        assert not opened.watched


@pytest.mark.parametrize("seed", range(5))
def test_an_hour_of_which_events_come_twice_late_and_in_any_order(seed):
    assert differences(hour_without_loss(), hour(BadPost(seed, double=0.5, delay=0.7))) == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("steps", [REVIEW, ITEM, COMMIT], ids=["review", "item", "commit"])
def test_a_later_time_of_which_all_events_are_lost_or_come_twice_and_late(steps, seed):
    lost, disordered = BadPost(seed, drop=1.0), BadPost(seed, double=0.5, delay=0.7)

    assert differences(without_loss(steps), later(steps, lost)) == []
    assert differences(without_loss(steps), later(steps, disordered)) == []
