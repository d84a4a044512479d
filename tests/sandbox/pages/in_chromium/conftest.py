"""A stage on which the workflow answers by itself, and people who click and type in a real browser."""

from pathlib import Path

import pytest

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.room import open_room
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from tests.in_process import action
from tests.sandbox.pages.in_chromium.person import Person
from tests.sandbox.pages.in_chromium.reviewed import reviewed

FILES = installed_files(Path(__file__).parents[4])


@pytest.fixture
def stage():
    """The demo's repository before anything has happened; what people do is answered in the background."""
    with open_room() as room, set_up(CHECKOUT_OUTAGE, FILES, _program(room)) as stage:
        stage.runner.hire(1)
        yield stage


@pytest.fixture(scope="module")
def played():
    """The same, after the demo, and with a pull request on which opinions differ: number 7."""
    with open_room() as room, set_up(CHECKOUT_OUTAGE, FILES, _program(room)) as stage:
        for _ in play(CHECKOUT_OUTAGE, stage):
            pass
        reviewed(stage)
        yield stage


def _program(room):
    return lambda _: InProcess(action, room.environment)


@pytest.fixture
def person(chromium):
    """Make somebody who sits before a browser; whatever went wrong in it fails the test."""
    made = []

    def make(stage, login=None, **how):
        made.append(Person(chromium, stage, login, **how))
        return made[-1]

    yield make
    problems = [problem for each in made for problem in each.leave()]
    assert problems == []
