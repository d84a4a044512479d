"""The digest over 5,000 open action items of 50 owners: what it asks, as docs/performance.md says."""

from collections import Counter
from datetime import timedelta

import pytest

from incident_actions.run import Run
from incident_actions.sandbox.operations import issues, labels
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from incident_actions.sweep import follow_up, read
from incident_actions.text.markers import mark
from tests.shop import NAME, START, no_wait, shop

OWNERS = [f"dev{number}" for number in range(50)]
#: Of 5,000 items every fiftieth is three weeks late, two of each owner.
ITEMS, LATE = 5_000, 50
NEXT_MONTH = START + timedelta(days=28)


@pytest.fixture
def crowded():
    with shop(config="escalation:\n  sev1: [ana]\n") as opened:
        for login in OWNERS:
            opened.world.add_user(login)
            opened.repository.collaborators[login] = "write"
        bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
        for name in ("action-item", "overdue", "digest"):
            labels.create(bot, name, "ededed", "")
        for number in range(ITEMS):
            file(bot, number)
        opened.world.clock.set(NEXT_MONTH)
        opened.world.log.clear()
        yield opened


def file(bot, number):
    """An item with an owner and a commander; the late ones have their label since they are."""
    late = number % LATE == 0
    owner, commander = OWNERS[number // LATE % 50], OWNERS[number // 7 % 50]
    day = (START + timedelta(days=7 if late else 90)).date().isoformat()
    data = {"incident": 1, "due": day, "severity": "sev1", "commander": commander}
    given = ("action-item", "overdue") if late else ("action-item",)
    body = mark(f"Item {number}", f"item 1 {number}", data)
    issues.create(bot, issues.Draft(f"Item {number}", body, given, (owner,)))


def looked(opened):
    """What a look at all items asked of GitHub, and how often."""
    opened.world.log.clear()
    github, run = opened.github(), Run(wait=no_wait, now=opened.world.clock.now())
    follow_up(github, read(github, run), run)
    asked = list(opened.world.log.of(BOT_LOGIN))
    named = Counter(each.what for each in github.connection.requests)
    return [each for each in asked if not each.writes], [each for each in asked if each.writes], named


def test_a_day_costs_the_pages_of_the_items_once_and_what_it_does(crowded):
    reads, writes, named = looked(crowded)

    assert len(reads) <= 54
    assert named["query Lists"] + named["query MoreListed"] + named["query Closings"] <= 53
    assert (named["query Statuses"], named["mutation createIssue"], named["mutation addComment"]) == (1, 1, 3)
    assert len(writes) == 4


def test_an_evening_on_which_nobody_is_to_be_reminded_costs_52_reads_and_one_write(crowded):
    crowded.world.clock.set(NEXT_MONTH + timedelta(days=2 - NEXT_MONTH.weekday(), hours=8))

    reads, writes, _ = looked(crowded)

    assert (len(reads), len(writes)) == (52, 1)
