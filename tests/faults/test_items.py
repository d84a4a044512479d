"""Action items and the digest: a fault or a death at a write, or a lost event, changes nothing in the end."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from incident_actions.incident.item_record import record_of
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from incident_actions.text.markers import mark
from tests.faults.matrix import fault, killed
from tests.shop import NAME, START, Shop, shop
from tests.snapshot import differences, snapshot

KINDS = ("drop-before", "drop-after", "502-after")
DIGEST = 4
THIRD_MONDAY = START + timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does about issue `number`, and the run that looks at it."""

    number: int
    do: Callable[[Shop], object]

    def run(self, opened, **options):
        return opened.settle(self.number, **options)


@dataclass(frozen=True, slots=True)
class Swept(Deed):
    """As a deed, of which no event tells: the sweep finds it."""

    def run(self, opened, **options):
        return opened.sweep(**options)


def closed_and(command):
    """A command on an item that was closed."""

    def do(opened):
        opened.says("dana", "/done it is in", 2)
        opened.settle(2)
        opened.later(minutes=1)
        opened.says("dana", command, 2)

    return do


def refused_further_down(opened):
    """A second command that is refused, below what somebody else has said since the first was."""
    opened.says("dana", "/due whenever", 2)
    opened.settle(2)
    opened.later(minutes=1)
    opened.says("ben", "Tell us, please", 2)
    opened.says("dana", "/due never", 2)


def edited(before, after):
    """A command that was answered, and that its author has edited then."""

    def do(opened):
        comment = opened.says("dana", before, 2)
        opened.settle(2)
        opened.later(minutes=1)
        opened.people.edit("dana", comment, after)

    return do


def tick(box):
    def do(opened):
        body = opened.issue(DIGEST).body.replace(f"  - [ ] {box}", f"  - [x] {box}", 1)
        issues.edit(opened.visit("ben"), opened.issue(DIGEST), {"body": body})

    return do


def written_over(box):
    """A tick that a run has written over unread, and which died then."""

    def do(opened):
        before = opened.issue(DIGEST).body
        tick(box)(opened)
        bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
        issues.edit(bot, opened.issue(DIGEST), {"body": before})

    return do


def said_and_written_over(text):
    """A command whose record another run has written over, which had read the issue before."""

    def do(opened):
        before = opened.issue(2).body
        opened.says("dana", text, 2)
        opened.settle(2)
        bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
        issues.edit(bot, opened.issue(2), {"body": before})
        opened.later(minutes=11)

    return do


def free(opened):
    """Item 2 waits for item 3, and that is closed."""
    bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
    record = record_of(opened.issue(2).body)
    issues.edit(bot, opened.issue(2), {"body": replace(record, blocked=3).body})
    opened.people.close("ben", 3)


def drop_with_a_word(opened):
    opened.says("ben", "The service goes away in March", 2)
    issues.close(opened.visit("ben"), opened.issue(2), "not_planned")


DEEDS = {
    "a new date": Deed(2, lambda opened: opened.says("dana", "/due 2026-12-15 we wait", 2)),
    "handed on": Deed(2, lambda opened: opened.says("dana", "/assign @ben\n\n/blocked #1", 2)),
    "refused": Deed(2, lambda opened: opened.says("dana", "/due whenever", 2)),
    "refused again, further down": Deed(2, refused_further_down),
    "done by a command": Deed(2, lambda opened: opened.says("dana", "/done limits are in, #50", 2)),
    "reopened by a command": Deed(2, closed_and("/reopen it is gone again")),
    "dropped": Deed(2, lambda opened: opened.says("ben", "/wontdo not worth it", 2)),
    "another date, edited": Deed(2, edited("/due 2026-12-15 we wait", "/due 2026-12-17 we wait")),
    "handed to another, edited": Deed(2, edited("/assign @ben", "/assign @ana he is away\n\n/blocked #1")),
    "edited, and refused": Deed(2, edited("/due 2026-12-15 we wait", "/due whenever")),
    "done, edited": Deed(2, edited("/due 2026-12-15 we wait", "/due 2026-12-15 we wait\n\n/done it is in")),
    "dropped by hand, with a word": Deed(2, drop_with_a_word),
    "closed without a word": Deed(2, lambda opened: opened.people.close("ben", 2)),
    "done": Deed(DIGEST, tick("done")),
    "one week more": Deed(DIGEST, tick("one week more")),
    "not mine": Deed(DIGEST, tick("not mine")),
    "I take it": Deed(DIGEST, tick("I take it")),
    "unblocked": Deed(2, free),
    "done, and written over": Deed(DIGEST, written_over("done")),
    "a new date, and written over": Swept(2, said_and_written_over("/due 2026-12-15 we wait")),
    "dropped, and written over": Swept(2, said_and_written_over("/wontdo not worth it\n/assign @ben")),
    "one week more, and written over": Deed(DIGEST, written_over("one week more")),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A world with incident 1, the digest 4 and two items that are overdue: 2, and 3 that nobody owns."""
    saved = tmp_path_factory.mktemp("items") / "world"
    with shop() as opened:
        opened.declare()
        opened.settle()
        data = {"incident": 1, "due": "2026-12-01", "severity": "sev2"}
        body = mark("**Due** 2026-12-01", "item 1 abc", data)
        other = mark("**Due** 2026-12-01", "item 1 def", data)
        bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
        issues.create(bot, issues.Draft("Add limits", body, ("action-item",), ("dana",)))
        issues.create(bot, issues.Draft("Add alerts", other, ("action-item",)))
        opened.world.clock.set(THIRD_MONDAY)
        opened.calm()
        opened.world.save()
        shutil.copytree(opened.world.folder, saved)
    return saved


@pytest.fixture
def end(folder, tmp_path):
    """What a deed comes to, with a mishap in its run; and how often that run has written."""
    copies = iter(range(1000))

    def of(deed, mishap):
        copy = tmp_path / str(next(copies))
        shutil.copytree(folder, copy)
        with shop(copy) as opened:
            opened.world.clock.set(THIRD_MONDAY)
            deed.do(opened)
            opened.world.log.clear()
            mishap(deed, opened)
            asked = [entry.writes for entry in opened.world.log.of(BOT_LOGIN)]
            opened.later(minutes=11)
            opened.calm()
            return snapshot(opened.world), asked

    return of


def calmly(deed, opened):
    deed.run(opened)


def lost(_deed, _opened):
    """No run comes of the event."""


#: These write as others do, from another beginning; they are for the night.
LATER = {
    "a new date, and written over",
    "edited, and refused",
    "handed to another, edited",
    "one week more, and written over",
    "reopened by a command",
}
WRITES = [pytest.param(name, marks=pytest.mark.nightly if name in LATER else ()) for name in DEEDS]


@pytest.mark.parametrize("name", WRITES)
def test_whatever_goes_wrong_at_a_write_changes_nothing_in_the_end(name, end):
    calm, asked = end(DEEDS[name], calmly)
    writes = [at for at, writes in enumerate(asked, 1) if writes]
    mishaps = {f"{kind} at {at}": fault(kind, at) for at in writes for kind in KINDS}
    mishaps |= {f"killed after {at}": killed(at) for at in writes}

    outcomes = {what: differences(calm, end(DEEDS[name], mishap)[0]) for what, mishap in mishaps.items()}

    assert writes
    assert {what: lines for what, lines in outcomes.items() if lines} == {}


@pytest.mark.parametrize("name", DEEDS)
def test_a_lost_event_changes_nothing_in_the_end(name, end):
    calm, _ = end(DEEDS[name], calmly)

    assert differences(calm, end(DEEDS[name], lost)[0]) == []
