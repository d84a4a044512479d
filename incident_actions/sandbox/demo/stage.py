"""The sandbox set up for a scenario: repository, people, server and runner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from incident_actions.labels import ALL
from incident_actions.sandbox.demo.people import People
from incident_actions.sandbox.demo.scenario import Scenario
from incident_actions.sandbox.http.server import serve
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.operations import labels
from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.action_folder import running
from incident_actions.sandbox.runner.runner import Runner
from incident_actions.sandbox.runner.runs import Run
from incident_actions.sandbox.runner.work import Executor
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World

FORM = ".github/ISSUE_TEMPLATE/incident.yml"
INSTALLED = (
    ".github/workflows/incidents.yml",
    ".github/workflows/incidents-watch.yml",
    FORM,
    ".github/ISSUE_TEMPLATE/customer-report.yml",
)


@dataclass(slots=True)
class Stage:
    world: World
    repository: Repository
    runner: Runner
    people: People
    form: str
    """Text of the incident form's file."""
    runs: list[Run] = field(default_factory=list)
    """Runs that have ended, in order."""
    on_end: list[Callable[[Run], None]] = field(default_factory=list)
    """Called with each run that has ended."""

    @property
    def url(self) -> str:
        return self.world.url

    @property
    def git_folder(self) -> Path:
        """Where the repository lies, for git to clone."""
        return self.world.git(self.repository).folder


@contextmanager
def set_up(
    scenario: Scenario,
    installed: Mapping[str, str],
    executor: Callable[[World], Executor],
    folder: Path | None = None,
    *,
    port: int = 0,
) -> Iterator[Stage]:
    """The scenario's repository with the files that installing the action brings, open for requests.

    What was saved in `folder` is taken up as it was.
    """
    world = World(folder)
    if not world.repositories:
        _found(world, scenario, installed)
    repository = world.repository(scenario.repository)
    ended: list[Run] = []
    tell: list[Callable[[Run], None]] = [ended.append]
    with serve(world, port) as server, Runner(world, executor(world), on_run=_telling(tell)) as runner:
        people = People(world, server.url, scenario.repository)
        yield Stage(world, repository, runner, people, installed[FORM], ended, tell)


@contextmanager
def through_act(
    root: Path,
    scenario: Scenario,
    folder: Path,
    *,
    port: int = 0,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Stage]:
    """The same, with the action of `root` and the real runner; its steps have `environment`."""
    with TemporaryDirectory(prefix="incident-actions-") as temporary:
        action = running(root, Path(temporary))
        files = installed_files(root)
        act = partial(Act, action=action, environment=environment)
        with set_up(scenario, files, act, folder, port=port) as stage:
            yield stage


def _found(world: World, scenario: Scenario, installed: Mapping[str, str]) -> None:
    world.clock.set(scenario.start)
    for stranger in scenario.strangers:
        world.add_user(stranger)
    files = {**scenario.files, **installed}
    repository = world.add_repository(scenario.repository, scenario.people, files)
    repository.actions_may_open_pulls = True
    owner = Visit(world, world.person(repository.owner), repository)
    for name, (color, description) in ALL.items():  # an issue form leaves out labels that are not there
        labels.create(owner, name, color, description)


def installed_files(root: Path) -> Mapping[str, str]:
    """What a user copies from the checkout `root`, by path."""
    return {path: (root / path).read_text(encoding="utf-8") for path in INSTALLED}


def _telling(listeners: list[Callable[[Run], None]]) -> Callable[[Run], None]:
    def tell(run: Run) -> None:
        if run.finished:
            for listener in listeners:
                listener(run)

    return tell
