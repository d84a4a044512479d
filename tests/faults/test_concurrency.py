"""Two runs on one incident at the same time, as if there were no concurrency group."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.text.markers import key_of
from incident_actions.thread import NO_COMMIT, Commits
from tests.faults.matrix import just_before, scene
from tests.faults.response import RESPONSE
from tests.faults.story import STORY
from tests.readers import NAMES

#: Steps whose messages leave GitHub, each with how many there are for all targets together.
TOLD = {"update everybody": 4, "page": 1, "raise and ask": 3}
#: Steps that answer a command, each with its sign, and steps that make something without one.
ANSWERED = {
    "update": "rocket",
    "hand over": "rocket",
    "mistype": "confused",
    "a stranger resolves": "confused",
}
MADE = ("merge", "declare", "close by hand", "resolve")


class Turns:
    """Lets two runs send their requests in an order that is drawn: the same seed draws the same."""

    def __init__(self, seed):
        self._dice = random.Random(seed)  # noqa: S311 - a repeatable order, no secret
        self._free = threading.Condition()
        self._waiting, self._left, self._turn = set(), {0, 1}, None

    def take(self, who):
        """Wait until it is this run's turn: both wait, or the other has ended."""
        with self._free:
            self._waiting.add(who)
            self._draw()
            self._free.wait_for(lambda: self._turn == who, timeout=10)
            self._waiting.discard(who)

    def give(self, _who):
        with self._free:
            self._turn = None
            self._draw()

    def leave(self, who):
        with self._free:
            self._left.discard(who)
            self._draw()

    def _draw(self):
        if self._turn is None and self._waiting and self._waiting == self._left:
            self._turn = self._dice.choice(sorted(self._waiting))
            self._free.notify_all()


@dataclass(slots=True)
class TakingTurns(Connection):
    """A connection that sends each request when its turn has come."""

    turns: Turns = None
    who: int = 0

    def read(self, *given):
        return self._in_turn(Connection.read, *given)

    def write(self, *given):
        return self._in_turn(Connection.write, *given)

    def query(self, *given):
        return self._in_turn(Connection.query, *given)

    def mutate(self, *given):
        return self._in_turn(Connection.mutate, *given)

    def _in_turn(self, send, *given):
        self.turns.take(self.who)
        try:
            return send(self, *given)
        finally:
            self.turns.give(self.who)


def both(seed, *runs):
    """The runs at once, in an order drawn by the seed."""
    turns = Turns(seed)

    def run(who):
        try:
            runs[who](lambda *given, **named: TakingTurns(*given, **named, turns=turns, who=who))
        finally:
            turns.leave(who)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, (0, 1)))


def orders(steps):
    """Twenty orders of the first step's requests, and five of each other's."""
    return [(name, seed) for n, name in enumerate(steps) for seed in range(5 if n else 20)]


def at_step(name):
    return next(step for step in STORY + RESPONSE if step.name == name)


def keys(shop):
    return sorted(key_of(text) for text in shop.messages())


def titles(shop):
    return sorted(issue.title for issue in shop.repository.issues.values())


@pytest.mark.parametrize(("name", "seed"), orders(ANSWERED))
def test_a_command_gets_one_verdict_and_one_message(name, seed):
    step = at_step(name)
    with just_before(step) as opened:
        step.happens(opened)
        command = opened.comments()[-1].id

        both(seed, *[lambda made: opened.settle(connection=made)] * 2)

        assert opened.signs(command) == ["eyes", ANSWERED[name]]
        assert len(set(keys(opened))) == len(keys(opened))


@pytest.mark.parametrize(("name", "seed"), orders(MADE))
def test_what_two_runs_have_made_twice_the_sweep_makes_one(name, seed):
    step = at_step(name)
    with just_before(step) as opened:
        step.happens(opened)

        both(seed, *[lambda made: opened.settle(connection=made)] * 2)
        opened.later(minutes=11)
        opened.calm()

        assert len(set(keys(opened))) == len(keys(opened))
        assert len(set(titles(opened))) == len(titles(opened))


@pytest.mark.parametrize("seed", range(10))
def test_a_merge_that_is_told_of_twice_as_a_push_too_files_each_item_once(seed):
    step = at_step("merge")
    with just_before(step) as opened:
        step.happens(opened)
        pushed = Commits(NO_COMMIT, opened.repository.heads["main"])

        both(
            seed,
            lambda made: opened.settle(connection=made),
            lambda made: opened.follow(pushed, connection=made),
        )
        opened.later(minutes=11)
        opened.calm()

        assert len(set(keys(opened))) == len(keys(opened))
        assert len(set(titles(opened))) == len(titles(opened))


@pytest.mark.parametrize(("name", "seed"), orders(TOLD))
def test_a_message_reaches_each_target_once(name, seed):
    step = at_step(name)
    with scene(step) as (opened, out):
        step.happens(opened)

        both(seed, *[lambda made: opened.settle(connection=made)] * 2)
        opened.later(minutes=11)
        opened.calm()

        told = [out.got(target) for target in NAMES]
        assert [len(set(got)) for got in told] == [len(got) for got in told]
        assert sum(map(len, told)) == TOLD[name]


@pytest.mark.parametrize("seed", range(10))
def test_two_runs_open_one_channel_and_say_in_it_once_what_it_is_for(seed):
    step = at_step("declare to everybody")
    with scene(step) as (opened, out):
        step.happens(opened)

        both(seed, *[lambda made: opened.settle(connection=made)] * 2)

        assert [len(channel.messages) for channel in out.workspace.channels] == [1]
