"""Plays a scenario's lines, one after the other, and says after each what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from incident_actions.sandbox.demo.checking import checked
from incident_actions.sandbox.demo.deeds import deeds
from incident_actions.sandbox.demo.form import fill_in
from incident_actions.sandbox.demo.scenario import Deed, Line, Scenario
from incident_actions.sandbox.demo.sections import with_sections
from incident_actions.sandbox.demo.stage import Stage
from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.runner.runs import Run
from incident_actions.sandbox.tokens import BOT_LOGIN


@dataclass(frozen=True, slots=True)
class Scene:
    """What the bot did after a line, or, without a line, because a schedule came due."""

    line: Line | None
    at: datetime
    deeds: tuple[str, ...]
    runs: tuple[Run, ...]
    seconds: float

    @property
    def requests(self) -> int:
        return sum(run.record.requests for run in self.runs)

    @property
    def failed(self) -> bool:
        return any(run.conclusion not in ("success", "skipped") for run in self.runs)


def play(scenario: Scenario, stage: Stage) -> Iterator[Scene]:
    """Each scene as it is over; before a line, the schedules that came due since the last one run."""
    script = _Script(stage)
    for line in scenario.lines:
        moment = line.at(scenario.start)
        if moment > stage.world.clock.now():
            stage.world.clock.set(moment)
        clockwork = script.scene(None)
        if clockwork.runs:
            yield clockwork
        if line.deed is not Deed.WAIT:
            yield script.scene(line)


class _Script:
    """Remembers what the lines are about: the incident, and what the bot had done before."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._incident = 0

    def scene(self, line: Line | None) -> Scene:
        world, stage = self._stage.world, self._stage
        after, moment, begun, known = world.last_id, world.now(), time.monotonic(), len(stage.runs)
        head = self._head()
        if line is None:
            stage.runner.tick()
        else:
            self._perform(line)
        stage.runner.settle()
        seconds = time.monotonic() - begun
        runs = tuple(stage.runs[known:])
        done = (*deeds(stage.repository, after, moment), *self._commits(head), *checked(runs))
        return Scene(line, moment, done, runs, seconds)

    def _head(self) -> str:
        return self._stage.world.git(self._stage.repository).run("rev-parse", "HEAD").strip()

    def _commits(self, after: str) -> list[str]:
        """What the bot has committed to the default branch."""
        git = self._stage.world.git(self._stage.repository)
        log = git.run("log", "--first-parent", "--reverse", "--format=%an%x09%s", f"{after}..HEAD", "--")
        lines = (line.partition("\t") for line in log.splitlines())
        return [f"committed “{subject}”" for author, _, subject in lines if author == BOT_LOGIN]

    def _perform(self, line: Line) -> None:
        people, who = self._stage.people, line.who
        match line.deed:
            case Deed.DECLARE:
                answers = line.answers
                filled = fill_in(self._stage.form, answers["what"], answers)
                self._incident = people.declare(who, filled.title, filled.labels, filled.body)
            case Deed.COMMENT:
                people.comment(who, self._incident, line.text)
            case Deed.EDIT | Deed.PIN | Deed.TICK:
                self._touch(line)
            case Deed.WRITE:
                self._write(line)
            case Deed.READY:
                people.ready(who, self._draft()[0].number)
            case Deed.MERGE:
                people.merge(who, self._draft()[0].number)
            case Deed.FINISH:
                number = self._item(line.text).number
                people.comment(who, number, line.answers["done"])
                people.close(who, number)
            case Deed.WAIT:
                return

    def _touch(self, line: Line) -> None:
        """Do something to a comment that is there."""
        people, who = self._stage.people, line.who
        match line.deed:
            case Deed.EDIT:
                people.edit(who, self._comment(author=who).id, line.text)
            case Deed.PIN:
                people.react(who, self._comment(line.text).id, "rocket")
            case _:
                self._tick(line)

    def _comment(self, beginning: str = "", author: str = "") -> Comment:
        """The newest one on the incident that begins so, and is by `author` where one is named."""
        repository = self._stage.repository
        comments = [repository.comments[id] for id in repository.issues[self._incident].comments]
        for comment in reversed(comments):
            if comment.body.startswith(beginning) and author in ("", comment.author):
                return comment
        raise LookupError(f"there is no comment that begins with {beginning!r}")

    def _tick(self, line: Line) -> None:
        """Tick a box of the bot's first comment, as a click on it does."""
        repository = self._stage.repository
        status = repository.comments[repository.issues[self._incident].comments[0]]
        box, ticked = f"- [ ] {line.text}", f"- [x] {line.text}"
        if box not in status.body:
            raise LookupError(f"there is no item to tick that begins with {line.text!r}")
        self._stage.people.edit(line.who, status.id, status.body.replace(box, ticked, 1))

    def _write(self, line: Line) -> None:
        _, pull = self._draft()
        path = self._document(pull)
        text, sha = self._stage.people.file(line.who, path, pull.head_ref)
        self._stage.people.replace(line.who, path, pull.head_ref, with_sections(text, line.answers), sha)

    def _draft(self) -> tuple[Issue, Pull]:
        for issue in self._stage.repository.issues.values():
            if issue.pull is not None and issue.state == "open":
                return issue, issue.pull
        raise LookupError("there is no open pull request with a post-mortem")

    def _document(self, pull: Pull) -> str:
        """The one file that the pull request adds."""
        git = self._stage.world.git(self._stage.repository)
        return git.run("diff", "--name-only", f"{pull.base_sha}...{pull.head_sha}", "--").splitlines()[0]

    def _item(self, beginning: str) -> Issue:
        for issue in self._stage.repository.issues.values():
            if issue.pull is None and issue.number != self._incident and issue.title.startswith(beginning):
                return issue
        raise LookupError(f"there is no action item that begins with {beginning!r}")
