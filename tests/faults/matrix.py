"""Every fault at every request of every step: what is different in the end from the run without it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from incident_actions.github.adapter import Answer, Connection
from incident_actions.sandbox.faults import FAULTS, Fault
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.faults.response import CONFIG as TELLING
from tests.faults.response import RESPONSE
from tests.faults.story import STORY, Step
from tests.notify.slack_workspace import Workspace
from tests.readers import Readers, readers
from tests.shop import CONFIG, Shop, shop
from tests.snapshot import differences, snapshot

#: Longer than a hasty run waits for an answer.
TOO_LATE = timedelta(seconds=1.1)

#: The stories, each with the configuration of its shop.
CONFIGS = {STORY: CONFIG, RESPONSE: TELLING}

Mishap = Callable[[Step, Shop], object]
"""A run of a step in which something goes wrong."""


class Killed(BaseException):
    """The process is gone: no code of ours may answer this."""


@dataclass(slots=True)
class Mortal(Connection):
    """A connection whose process dies when its `left` requests are answered."""

    left: int = 0

    def read(self, path: str, template: str) -> Answer:
        return self._answered(Connection.read(self, path, template))

    def write(self, verb: str, path: str, template: str, data: Any = None) -> Answer:
        return self._answered(Connection.write(self, verb, path, template, data))

    def query(self, document: str, variables: Any, name: str) -> Answer:
        return self._answered(Connection.query(self, document, variables, name))

    def mutate(self, document: str, variables: Any, name: str) -> Answer:
        return self._answered(Connection.mutate(self, document, variables, name))

    def _answered(self, answer: Answer) -> Answer:
        self.left -= 1
        if self.left == 0:
            raise Killed
        return answer


def hasty(*given: Any, **named: Any) -> Connection:
    """A connection that waits for an answer no longer than a second."""
    return Connection(*given, **{**named, "timeout": 1})


def fault(kind: Fault, at: int) -> Mishap:
    """The bot's request number `at` meets this fault."""

    def run(step: Step, opened: Shop) -> None:
        opened.world.faults.arm(kind, at, BOT_LOGIN, TOO_LATE)
        step.run(opened, connection=hasty if kind == "timeout" else Connection)
        opened.world.faults.clear()

    return run


def killed(after: int) -> Mishap:
    """The run's process dies after so many requests."""

    def run(step: Step, opened: Shop) -> None:
        with suppress(Killed):
            step.run(opened, connection=lambda *given, **named: Mortal(*given, **named, left=after))

    return run


def every_fault(step: Step) -> dict[str, Mishap]:
    """Each kind at each request of the step."""
    return {
        f"{kind} at {at}": fault(kind, at) for at in range(1, len(course(step).writes) + 1) for kind in FAULTS
    }


def some_faults(step: Step) -> dict[str, Mishap]:
    """Each kind at each write, and three kinds in turn at each read."""
    return _in_turn(step, at_writes=len(FAULTS), at_reads=3)


def few_faults(step: Step) -> dict[str, Mishap]:
    """Four kinds in turn at each write, and one at each read."""
    return _in_turn(step, at_writes=4, at_reads=1)


def _in_turn(step: Step, at_writes: int, at_reads: int) -> dict[str, Mishap]:
    chosen = {}
    for at, writes in enumerate(course(step).writes, 1):
        many = at_writes if writes else at_reads
        kinds = [FAULTS[(at * 3 + n) % len(FAULTS)] for n in range(many)]
        chosen |= {f"{kind} at {at}": fault(kind, at) for kind in kinds}
    return chosen


def every_death(step: Step) -> dict[str, Mishap]:
    """After each write. Dying after a read is the same as dying after the write before it."""
    return {f"killed after {at}": killed(at) for at, writes in enumerate(course(step).writes, 1) if writes}


def pairs(step: Step) -> dict[str, Mishap]:
    """Two faults: one in the run, and another at the same request of the run after it."""
    kinds: Sequence[Fault] = ("drop-before", "drop-after", "502-after")
    return {
        f"{first} at {at}, then {second} at {again}": _after_another(fault(first, at), fault(second, again))
        for at in range(1, len(course(step).writes) + 1)
        for again in (1, 2, 3)
        for first in kinds
        for second in kinds
    }


def _after_another(first: Mishap, second: Mishap) -> Mishap:
    def run(step: Step, opened: Shop) -> None:
        first(step, opened)
        second(step, opened)

    return run


def consequences(step: Step, mishaps: dict[str, Mishap]) -> dict[str, list[str]]:
    """What is different in the end, by mishap; empty where nothing ever is."""
    calm = course(step).outcome
    with ThreadPoolExecutor(4) as pool:
        outcomes = pool.map(lambda mishap: _outcome(step, mishap), mishaps.values())
        found = {name: differences(calm, outcome) for name, outcome in zip(mishaps, outcomes, strict=True)}
    return {name: lines for name, lines in found.items() if lines}


@dataclass(frozen=True, slots=True)
class Course:
    """How a step goes when all is well: of each request whether it writes, and what it comes to."""

    writes: tuple[bool, ...]
    outcome: dict[str, Any]


@cache
def course(step: Step) -> Course:
    written: list[bool] = []

    def calmly(step: Step, opened: Shop) -> None:
        opened.world.log.clear()
        step.run(opened)
        written.extend(entry.writes for entry in opened.world.log.of(BOT_LOGIN))

    outcome = _outcome(step, calmly)
    return Course(tuple(written), outcome)


def _outcome(step: Step, mishap: Mishap) -> dict[str, Any]:
    """The end after a mishap: the same event again, then the sweeps of the next quarter of an hour."""
    with scene(step) as (opened, out):
        step.happens(opened)
        mishap(step, opened)
        step.run(opened)
        opened.later(minutes=11)
        sweeps = opened.calm()
        return {**snapshot(opened.world), **out.snapshot(), "settled": sweeps < 5}


@contextmanager
def just_before(step: Step) -> Iterator[Shop]:
    """The shop as it was when the step came, in a copy of its own."""
    with scene(step) as (opened, _):
        yield opened


@contextmanager
def scene(step: Step) -> Iterator[tuple[Shop, Readers]]:
    """The same, with its readers: nobody has got anything yet, but a channel stands as it was."""
    with tempfile.TemporaryDirectory() as folder, readers() as out:
        copy = Path(folder) / "world"
        saved = _saved(_story(step))
        shutil.copytree(saved.folders[step], copy)
        out.workspace = deepcopy(saved.workspaces[step])
        with shop(copy, environ=out.environ) as opened:
            opened.at(step.minute)
            yield opened, out


@dataclass(slots=True)
class _Saved:
    """A story's worlds and workspaces, kept until the process ends."""

    holder: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)
    folders: dict[Step, Path] = field(default_factory=dict)
    workspaces: dict[Step, Workspace] = field(default_factory=dict)


def _story(step: Step) -> tuple[Step, ...]:
    return next(story for story in CONFIGS if step in story)


@cache
def _saved(story: tuple[Step, ...]) -> _Saved:
    """A story played once without a fault; the world is kept before each step."""
    saved = _Saved()
    with readers() as out, shop(config=CONFIGS[story], environ=out.environ) as opened:
        for step in story:
            opened.world.save()
            saved.folders[step] = Path(saved.holder.name) / str(step.minute)
            shutil.copytree(opened.world.folder, saved.folders[step])
            saved.workspaces[step] = deepcopy(out.workspace)
            step.happens(opened)
            step.run(opened)
    return saved
