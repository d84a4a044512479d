"""What is offered for a section that somebody has edited is offered once, whoever else is at it.

That one run's faults and deaths change nothing is shown with the other steps of the story.
"""

import shutil
from dataclasses import dataclass

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.faults.matrix import just_before, killed
from tests.faults.story import STORY
from tests.faults.test_concurrency import both
from tests.shop import shop
from tests.snapshot import differences, snapshot

#: Ana's word stands in the timeline, and Ben says something that belongs there.
STEP = next(step for step in STORY if step.name == "a late word")
#: What Ben said before is offered already.
MORE = next(step for step in STORY if step.name == "another late word")


@pytest.fixture(scope="module", params=[STEP, MORE], ids=lambda step: step.name)
def step(request):
    return request.param


@pytest.fixture(scope="module")
def folder(step, tmp_path_factory):
    """A world in which there is something to offer, and no run has looked at it."""
    saved = tmp_path_factory.mktemp("offers") / "world"
    with just_before(step) as opened:
        step.happens(opened)
        opened.world.save()
        shutil.copytree(opened.world.folder, saved)
    return saved


@pytest.fixture
def end(step, folder, tmp_path):
    """What comes of a mishap: the end, and of each request before that whether it wrote."""
    copies = iter(range(1000))

    def of(mishap):
        copy = tmp_path / str(next(copies))
        shutil.copytree(folder, copy)
        with shop(copy) as opened:
            opened.at(step.minute)
            mishap(step, opened)
            asked = [entry.writes for entry in opened.world.log.of(BOT_LOGIN)]
            opened.later(minutes=11)
            settled = opened.calm() < 5
            return {**snapshot(opened.world), "settled": settled}, asked

    return of


@pytest.fixture
def changed(end):
    """The mishaps that make a difference in the end, with the differences."""
    calm, _ = end(calmly)

    def of(mishaps):
        outcomes = {name: differences(calm, end(mishap)[0]) for name, mishap in mishaps.items()}
        return {name: lines for name, lines in outcomes.items() if lines}

    return of


def calmly(step, opened):
    step.run(opened)


def never(_step, _opened):
    """No run comes of the event; the sweep finds it."""


@dataclass(slots=True)
class Interrupted(Connection):
    """A connection that does something else once it has its answer number `left`."""

    left: int = 0
    deed: object = None

    def read(self, *given):
        return self._then(Connection.read(self, *given))

    def write(self, *given):
        return self._then(Connection.write(self, *given))

    def query(self, *given):
        return self._then(Connection.query(self, *given))

    def mutate(self, *given):
        return self._then(Connection.mutate(self, *given))

    def _then(self, answer):
        self.left -= 1
        if self.left == 0:
            self.deed()
        return answer


def with_another(after, mishap=calmly):
    """A run in which, after so many of its requests, another one comes from beginning to end."""

    def run(step, opened):
        def made(*given, **named):
            return Interrupted(*given, **named, left=after, deed=lambda: mishap(step, opened))

        step.run(opened, connection=made)

    return run


def at_once(seed):
    """Two runs whose requests come in an order that is drawn."""
    return lambda step, opened: both(seed, *[lambda made: step.run(opened, connection=made)] * 2)


def test_when_all_is_well_one_review_offers_it(end):
    seen, asked = end(calmly)
    reviews = [
        review for issue in seen["issues"].values() if issue["pull"] for review in issue["pull"]["reviews"]
    ]

    assert [(author, state, len(said)) for author, state, _, said in reviews] == [(BOT_LOGIN, "COMMENTED", 1)]
    assert seen["settled"]
    assert any(asked)


def test_a_lost_event_changes_nothing_in_the_end(changed):
    assert changed({"lost": never}) == {}


def test_a_run_that_comes_while_another_is_between_any_two_requests_offers_nothing_twice(end, changed):
    _, asked = end(calmly)

    assert changed({f"another after {at}": with_another(at) for at in range(1, len(asked) + 1)}) == {}


@pytest.mark.parametrize("seed", range(20))
def test_two_runs_at_once_offer_it_once_whatever_the_order_of_their_requests(seed, changed):
    assert changed({f"both {seed}": at_once(seed)}) == {}


def test_a_run_that_dies_while_another_waits_changes_nothing_in_the_end(end, changed):
    writes = [at for at, wrote in enumerate(end(calmly)[1], 1) if wrote]
    mishaps = {
        f"another after {after}, killed after {at}": with_another(after, killed(at))
        for after in writes
        for at in writes
    }

    assert changed(mishaps) == {}
