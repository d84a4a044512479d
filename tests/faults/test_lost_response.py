"""Events of an hour in which people use all that there is are lost, or come twice, late and in any order.

What is told outside GitHub differs as little as what stands in the thread: each update, page and resolution
arrives once, in the same words. Only what is no news any more by then is not told: that it was declared or
raised, where it is resolved already. What an edit adds counts the same; which words show as edited depends
on whether somebody had answered the comment before.
"""

import re
from functools import cache

import pytest

from incident_actions.sandbox.runner.losses import BadPost, GoodPost
from tests.faults.losses import play
from tests.faults.response import RESPONSE
from tests.readers import NAMES, TARGETS, readers
from tests.shop import shop
from tests.snapshot import differences

CONFIG = f"{TARGETS}escalation: {{sev1: [dana, ana], sev2: [ana]}}\n"
#: What deletes or edits a word of the bot.
AFTER_US = {"unpin", "tick", "tick meanwhile", "delete"}
#: Of another incident, whose number is what it is because the draft of the first was there in time.
BESIDE = {"a small one", "waive"}
#: What can be done without these; nothing waits for a reminder either.
HOUR = tuple(step for step in RESPONSE if not (step.scheduled or step.name in AFTER_US | BESIDE))
EDITED = re.compile(r" _\(edited \d+ min later\)_|(?<=[0-9a-f]{12}) 360(?=\")")
#: The digest of a retraction, whose words hold a comment's number.
RETRACTION = re.compile(r"(?<=\"retract )[0-9a-f]{12}")
#: An update that goes out late tells customers late, and the draft says when.
TOLD = re.compile(r"(?<=Customers were told )\d{4}-\d\d-\d\d \d\d:\d\d(?= UTC by \w+: .* \(update to )")
LASTING = ("⏱️ Update", "📟 Paged", "✅ Incident")


def without(pattern, seen):
    """The same without what the pattern finds in any text."""
    match seen:
        case str():
            return pattern.sub("", seen)
        case dict():
            return {key: without(pattern, value) for key, value in seen.items()}
        case list() | tuple():
            return [without(pattern, each) for each in seen]
    return seen


def hour(post):
    """The end of the hour, and what everybody was told in it."""
    with readers() as out, shop(config=CONFIG, environ=out.environ) as opened:
        end = without(TOLD, without(EDITED, without(RETRACTION, play(opened, HOUR, post))))
        for number in (1, 2):  # whether it was sent as the declaration
            end["issues"][number]["comments"]["ours status"][1] = []
        told = {name: out.got(name) for name in NAMES}
        lasting = {name: [head for head in out.heads(name) if head in LASTING] for name in NAMES}
        return {**end, "lasting": lasting, "twice": {n: len(got) - len(set(got)) for n, got in told.items()}}


without_loss = cache(lambda: hour(GoodPost()))


def test_without_loss_each_of_them_tells_its_readers_once():
    assert without_loss()["lasting"] == {
        "ops-chat": ["⏱️ Update", "✅ Incident"],
        "management": ["⏱️ Update", "✅ Incident"],
        "status-page": ["⏱️ Update", "✅ Incident"],
        "pager": ["📟 Paged", "⏱️ Update", "✅ Incident"],
    }
    assert set(without_loss()["twice"].values()) == {0}


@pytest.mark.parametrize("seed", range(3))
def test_an_hour_of_which_six_in_seven_events_are_lost(seed):
    assert differences(without_loss(), hour(BadPost(seed, drop=0.85))) == []


def test_an_hour_of_which_all_events_are_lost():
    assert differences(without_loss(), hour(BadPost(0, drop=1.0))) == []


@pytest.mark.parametrize("seed", range(2))
def test_an_hour_of_which_events_come_twice_late_and_in_any_order(seed):
    assert differences(without_loss(), hour(BadPost(seed, double=0.5, delay=0.7))) == []


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(3, 20))
def test_many_an_hour_of_which_events_are_lost_or_come_in_any_order(seed):
    assert differences(without_loss(), hour(BadPost(seed, drop=0.85))) == []
    assert differences(without_loss(), hour(BadPost(seed, double=0.5, delay=0.7))) == []
