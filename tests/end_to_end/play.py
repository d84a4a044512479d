"""The demonstration's whole scenario, played once in this process; each run goes through the command line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from incident_actions.cli import cli
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.outcome import Document, documents
from incident_actions.sandbox.demo.room import Room, open_room
from incident_actions.sandbox.demo.scenario import Line
from incident_actions.sandbox.demo.screenplay import Scene, play
from incident_actions.sandbox.demo.stage import Stage, installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sandbox.world import World
from tests.end_to_end.house import ROOT, Job, Watched


@dataclass(frozen=True, slots=True)
class Played:
    """The stage as the play left it, the chat room, the scenes, and the jobs that ran."""

    stage: Stage
    room: Room
    scenes: list[Scene]
    jobs: list[Job]

    def labels(self, number: int) -> set[str]:
        repository = self.stage.repository
        return {repository.labels[id].name for id in repository.issues[number].labels}

    @property
    def documents(self) -> tuple[Document, ...]:
        return documents(self.stage.world, self.stage.repository)

    @property
    def document(self) -> str:
        """The post-mortem."""
        return next(each.text for each in self.documents if each.title.startswith("postmortems/"))


def program(event: str, payload: Mapping[str, object], token: str, environment: Mapping[str, str]) -> int:
    """What the action's step runs."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "event.json")
        path.write_text(json.dumps(payload))
        around = {"GITHUB_EVENT_NAME": event, "GITHUB_EVENT_PATH": str(path), "INCIDENT_ACTIONS_TOKEN": token}
        done = CliRunner().invoke(cli, ["run"], env={**environment, **around})
    assert done.exit_code == 0, done.output
    return done.exit_code


def _green(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """The scenes; where a run failed, its log instead of the rest."""
    for scene in scenes:
        assert not scene.failed, scene.runs[-1].record.log
        yield scene


@contextmanager
def played(folder: Path, lines: tuple[Line, ...] = CHECKOUT_OUTAGE.lines) -> Iterator[Played]:
    """The play, over; saved in `folder` as well."""
    scenario = replace(CHECKOUT_OUTAGE, lines=lines)
    made: list[Watched] = []

    def in_process(world: World) -> Watched:
        made.append(Watched(world, InProcess(program, room.environment)))
        return made[-1]

    with open_room() as room, set_up(scenario, installed_files(ROOT), in_process, folder) as stage:
        scenes = list(_green(play(scenario, stage)))
        stage.world.save()
        yield Played(stage, room, scenes, made[0].jobs)
