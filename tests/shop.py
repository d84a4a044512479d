"""A shop with incidents, for tests over HTTP: a repository in the sandbox, its people, the bot at work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from incident_actions.app import settle
from incident_actions.committed import settle_committed
from incident_actions.errors import GitHubError
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.notify.notifier import FromEnvironment, Notifier
from incident_actions.run import Run
from incident_actions.runner import Event
from incident_actions.sandbox.actor import Actor
from incident_actions.sandbox.clock import Clock
from incident_actions.sandbox.demo.form import fill_in
from incident_actions.sandbox.demo.people import People
from incident_actions.sandbox.demo.stage import FORM, installed_files
from incident_actions.sandbox.http.server import serve
from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.operations.workflows import FOLDER
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World
from incident_actions.sweep import sweep
from incident_actions.thread import Commits
from incident_actions.watch import FILE

NAME = "acme/shop"
#: Every link begins with this, wherever the sandbox listens: so the same deeds give the same texts.
URL = "https://github.example"
START = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
#: How old the repository is then, and its newest commit.
AGE = timedelta(days=30)
PEOPLE = {"ana": "admin", "ben": "write", "cleo": "triage", "dana": "read"}
CONFIG = "timezone: Europe/Berlin\nresponders: [cleo]\n"
GRANTED = {"issues": "write", "contents": "write", "pull-requests": "write", "actions": "write"}
ANSWERS = {
    "what": "Checkout fails for many customers",
    "impact": "About a third of all payments fail.",
    "severity": "SEV2 Major: significant degradation, a major feature is unavailable or very slow",
    "started_at": "2026-11-23 14:50",
}
INSTALLED = installed_files(Path(__file__).parents[1])


def no_wait(_: float) -> None:
    """Nobody sleeps in a test."""


class StillClock(Clock):
    """A clock that goes only when it is set or moved: so a slow machine makes no difference."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self._at = at

    def now(self) -> datetime:
        return self._at

    def move(self, by: timedelta) -> None:
        self._at += by

    def set(self, moment: datetime) -> None:
        self._at = moment


@dataclass(frozen=True, slots=True)
class Shop:
    """What tests do in it: people act, the bot runs, the clock moves, and one looks at what is there."""

    world: World
    people: People
    url: str
    token: str
    notifier: Notifier

    @property
    def repository(self) -> Repository:
        return self.world.repository(NAME)

    def issue(self, number: int = 1) -> Issue:
        return self.repository.issues[number]

    def comments(self, number: int = 1) -> list[Comment]:
        return [self.repository.comments[id] for id in self.issue(number).comments]

    def messages(self, number: int = 1) -> list[str]:
        """What the bot has written on an issue."""
        return [each.body for each in self.comments(number) if each.author == BOT_LOGIN]

    def status(self, number: int = 1) -> str:
        """The status comment."""
        return next(text for text in self.messages(number) if "<!-- incident-actions status " in text)

    def signs(self, comment: int) -> list[str]:
        """The bot's reactions on a comment, in their order."""
        return [
            each.content for each in self.repository.comments[comment].reactions if each.user == BOT_LOGIN
        ]

    def labels(self, number: int = 1) -> set[str]:
        return {self.repository.labels[id].name for id in self.issue(number).labels}

    @property
    def watched(self) -> bool:
        """Whether the watching schedule is switched on."""
        return f"{FOLDER}/{FILE}" not in self.repository.disabled_workflows

    def file(self, path: str) -> str | None:
        """A file on the default branch."""
        found = self.world.git(self.repository).object(f"refs/heads/main:{path}")
        return None if found is None else found.data.decode()

    def document(self, number: int = 1) -> str:
        """The path of an incident's merged post-mortem."""
        names = self.world.git(self.repository).run("ls-tree", "--name-only", "main:postmortems").split()
        return f"postmortems/{next(name for name in names if f'-incident-{number}-' in name)}"

    @property
    def pushed(self) -> Commits:
        """The newest commit of a person to the default branch, as its push tells of it."""
        git = self.world.git(self.repository)
        theirs = ("--perl-regexp", rf"--author=^(?!{re.escape(BOT_LOGIN)})")
        after, before = git.run("log", "-1", "--format=%H %P", *theirs, "main").split()
        return Commits(before, after)

    def write_file(self, path: str, text: str) -> None:
        """Ana commits a file to the default branch."""
        contents.write(self.visit("ana"), "main", {path: text.encode()}, f"Write {path}")

    def declare(self, who: str = "ana", **answers: str) -> int:
        filled = fill_in(INSTALLED[FORM], answers.get("what", ANSWERS["what"]), {**ANSWERS, **answers})
        return self.people.declare(who, filled.title, filled.labels, filled.body)

    def says(self, who: str, text: str, number: int = 1) -> int:
        """Somebody comments; the comment's id."""
        return self.people.comment(who, number, text)

    def visit(self, who: str) -> Visit:
        """Somebody at work in the sandbox itself, for what needs no request."""
        return Visit(self.world, self.actor(who), self.repository)

    def actor(self, who: str) -> Actor:
        return self.world.person(who)

    def at(self, minutes: float) -> None:
        """So many minutes have passed since the start."""
        self.world.clock.set(START + timedelta(minutes=minutes))

    def later(self, **span: float) -> None:
        self.world.clock.move(timedelta(**span))

    def github(self, connection: Callable[..., Connection] = Connection) -> GitHub:
        """A run's gateway, by the shop's clock. However busy the machine is, it waits for its answers."""
        now = self.world.now()
        return GitHub(connection(self.token, self.url, timeout=60, wait=no_wait, now=now), NAME)

    def settle(
        self, number: int = 1, connection: Callable[..., Connection] = Connection, *, dry: bool = False
    ) -> Run:
        """What an event's run does; where GitHub fails it, the run is red and ends."""
        run = Run(dry=dry, wait=no_wait, notifier=self.notifier)
        with suppress(GitHubError):
            settle(self.github(connection), number, run)
        return run

    def follow(self, commits: Commits, connection: Callable[..., Connection] = Connection) -> Run:
        """What a push's run does."""
        run = Run(wait=no_wait, notifier=self.notifier)
        with suppress(GitHubError):
            settle_committed(self.github(connection), commits, run)
        return run

    def answer(self, event: Event) -> Run:
        """What an event's run does."""
        if event.issue is not None:
            return self.settle(event.issue)
        return self.sweep() if event.commits is None else self.follow(event.commits)

    def sweep(self, connection: Callable[..., Connection] = Connection) -> Run:
        """What a scheduled run does: the watching schedule's, while that is on."""
        run = Run(wait=no_wait, on_watch=self.watched, notifier=self.notifier)
        with suppress(GitHubError):
            sweep(self.github(connection), run)
        return run

    def calm(self) -> int:
        """Sweep until nothing is left to do; how many sweeps wrote something. Never more than five."""
        for done in range(5):
            before = len(self.world.log.writes)
            self.sweep()
            if len(self.world.log.writes) == before:
                return done
        return 5


@contextmanager
def shop(
    folder: Path | None = None,
    config: str | None = CONFIG,
    files: Mapping[str, str] | None = None,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Shop]:
    """An open shop; one that was saved in `folder` is opened again as it was.

    `environ` holds the addresses that the configuration names; nobody is waited for longer than a second.
    """
    world = World(folder)
    world.clock = world.limits.clock = StillClock(START)
    if not world.repositories:
        world.clock.set(START - AGE)
        _found(world, config, files or {})
        world.clock.set(START)
    with serve(world) as server:
        world.url = URL
        people, token = People(world, server.url, NAME), world.tokens.job(NAME, GRANTED)
        yield Shop(world, people, server.url, token, FromEnvironment(environ, seconds=4.0))


def _found(world: World, config: str | None, files: Mapping[str, str]) -> None:
    for stranger in ("mallory", "zoe"):
        world.add_user(stranger)
    ours = {} if config is None else {".github/incidents.yml": config}
    repository = world.add_repository(NAME, PEOPLE, {**INSTALLED, **ours, **files})
    repository.actions_may_open_pulls = True
    repository.disabled_workflows.append(f"{FOLDER}/{FILE}")  # as it stands while no incident is open
