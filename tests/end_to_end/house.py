"""A repository with the shipped workflow and forms; jobs go through act, and are looked at afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE, DECLARED
from incident_actions.sandbox.demo.form import fill_in
from incident_actions.sandbox.demo.stage import Stage, installed_files, set_up
from incident_actions.sandbox.log import Entry
from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.work import Executor, Outcome, Work
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.world import World

ROOT = Path(__file__).parents[2]
WORKFLOW, CONFIG = ".github/workflows/incidents.yml", ".github/incidents.yml"
#: A configuration that tells nobody outside.
QUIET = "timezone: Europe/Berlin\nresponders: [cleo]\n"
SHOP = replace(CHECKOUT_OUTAGE, lines=(), files={**CHECKOUT_OUTAGE.files, CONFIG: QUIET})


@dataclass(frozen=True, slots=True)
class Job:
    """One that ran: its token, what it asked of GitHub, and all that it left behind."""

    token: str
    requests: tuple[Entry, ...]
    outcome: Outcome

    @property
    def conclusion(self) -> str:
        return self.outcome.conclusions.get("incident", "skipped")

    @property
    def outputs(self) -> Mapping[str, str]:
        """Of the job's only step."""
        (step,) = self.outcome.steps.values()
        return step

    @property
    def left(self) -> str:
        """Its log, its summary and its outputs."""
        return "\n".join([self.outcome.log, self.outcome.summary, str(self.outcome.steps)])


@dataclass(slots=True)
class Watched:
    """Runs jobs as `within` does, and remembers them."""

    world: World
    within: Executor
    jobs: list[Job] = field(default_factory=list)

    def execute(self, work: Work) -> Outcome:
        outcome = self.within.execute(work)
        if work.job is not None:
            self.jobs.append(Job(work.token, self.world.log.with_token(work.token), outcome))
        return outcome

    def close(self) -> None:
        self.within.close()


@dataclass(frozen=True, slots=True)
class House:
    """What tests do in it; each deed ends when the workflow has answered."""

    stage: Stage
    watched: Watched

    def declare(self) -> int:
        answers = {**DECLARED.answers, "detected_at": ""}
        filled = fill_in(self.stage.form, answers["what"], answers)
        number = self.stage.people.declare("ana", filled.title, filled.labels, filled.body)
        self.stage.runner.settle()
        return number

    def says(self, who: str, text: str, number: int = 1) -> Job:
        """Somebody comments; the job that came of it, or the last one before."""
        self.stage.people.comment(who, number, text)
        self.stage.runner.settle()
        return self.jobs[-1]

    def edit(self, who: str, old: str, new: str) -> None:
        """Somebody changes the merged post-mortem by a commit of their own."""
        git = self.stage.world.git(self.stage.repository)
        path = git.run("ls-tree", "--name-only", "main:postmortems").split()[0]
        text, sha = self.stage.people.file(who, f"postmortems/{path}", "main")
        assert old in text
        self.stage.people.replace(who, f"postmortems/{path}", "main", text.replace(old, new), sha)
        self.stage.runner.settle()

    @property
    def jobs(self) -> list[Job]:
        return self.watched.jobs

    @property
    def conclusions(self) -> set[str]:
        return {job.conclusion for job in self.jobs}

    def issue(self, number: int = 1) -> Issue:
        return self.stage.repository.issues[number]

    def labels(self, number: int = 1) -> set[str]:
        return {self.stage.repository.labels[id].name for id in self.issue(number).labels}

    def written(self, number: int = 1) -> list[Comment]:
        """The bot's comments."""
        found = [self.stage.repository.comments[id] for id in self.issue(number).comments]
        return [comment for comment in found if comment.author == BOT_LOGIN]


@contextmanager
def house(
    folder: Path,
    action: Path,
    inputs: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
    config: str | None = None,
) -> Iterator[House]:
    """`action` is the staged action, `inputs` lines for the workflow's `with`; steps have `environment`.

    `config` takes the place of the scenario's configuration.
    """
    installed = dict(installed_files(ROOT)) | ({CONFIG: config} if config is not None else {})
    installed[WORKFLOW] += "".join(f"          {line}\n" for line in inputs.splitlines())
    made: list[Watched] = []

    def through_act(world: World) -> Watched:
        made.append(Watched(world, Act(world, action, environment=environment)))
        return made[-1]

    with set_up(SHOP, installed, through_act, folder) as stage:
        yield House(stage, made[0])
