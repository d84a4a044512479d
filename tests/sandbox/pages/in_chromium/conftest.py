"""A stage on which the workflow answers by itself, and people who click and type in a real browser."""

from pathlib import Path

import pytest

from incident_actions.app import Run, settle
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.runner import Event
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sweep import sweep
from tests.sandbox.pages.in_chromium.person import Person
from tests.shop import no_wait

FILES = installed_files(Path(__file__).parents[4])


def program(event, payload, token, environment):
    """What the action does, in this process."""
    github = GitHub(
        Connection(token, environment["GITHUB_API_URL"], wait=no_wait), environment["GITHUB_REPOSITORY"]
    )
    run = Run(wait=no_wait)
    number = Event(event, payload).issue
    if number is None:
        sweep(github, run)
    else:
        settle(github, number, run)
    return int(run.failed)


@pytest.fixture
def stage():
    """The demo's repository before anything has happened; what people do is answered in the background."""
    with set_up(CHECKOUT_OUTAGE, FILES, lambda _: InProcess(program)) as stage:
        stage.runner.hire(1)
        yield stage


@pytest.fixture(scope="module")
def played():
    """The same, after the demo."""
    with set_up(CHECKOUT_OUTAGE, FILES, lambda _: InProcess(program)) as stage:
        for _ in play(CHECKOUT_OUTAGE, stage):
            pass
        yield stage


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
