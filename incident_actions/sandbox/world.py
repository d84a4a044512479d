"""Everything that one sandbox remembers."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import RLock

from incident_actions.sandbox import store
from incident_actions.sandbox.actor import Actor
from incident_actions.sandbox.clock import Clock
from incident_actions.sandbox.deliveries import Delivery, Outbox
from incident_actions.sandbox.faults import Faults
from incident_actions.sandbox.git.bare import Bare
from incident_actions.sandbox.git.comparison import Comparison
from incident_actions.sandbox.git.tracking import Lines, followed
from incident_actions.sandbox.limits import Limits
from incident_actions.sandbox.log import RequestLog
from incident_actions.sandbox.model.issues import Label
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.pulls import Pull, Review, ReviewComment
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.tokens import BOT_ID, BOT_LOGIN, Tokens

__all__ = ["Delivery", "World"]

FIRST_ID = 3_000_000_001  # database ids have passed 2³¹, so nothing may keep one in 32 bits
FIRST_LABELS = (
    ("bug", "d73a4a", "Something isn't working"),
    ("documentation", "0075ca", "Improvements or additions to documentation"),
    ("enhancement", "a2eeef", "New feature or request"),
)


class World:
    """One sandbox: its clock, its people, its repositories; kept in a folder if one is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = Path(folder).resolve() if folder else Path(mkdtemp(prefix="sandbox-"))
        if folder is None:
            weakref.finalize(self, rmtree, self.folder, ignore_errors=True)
        self.clock = Clock()
        self.tokens = Tokens()
        self.log = RequestLog()
        self.faults = Faults()
        self.limits = Limits(self.clock)
        self.url = "http://127.0.0.1"
        """Where the server stands; every link in an answer begins with it."""
        self.users: dict[str, User] = {}
        self.repositories: dict[str, Repository] = {}
        self.last_id = FIRST_ID - 1
        self.changes = 0
        """Grows with every operation, so that who looks on knows when to look again."""
        self.outbox = Outbox()
        self._bares: dict[str, Bare] = {}
        self._lock = RLock()
        self._depth = 0
        self._keep_user(User(BOT_ID, BOT_LOGIN, "Bot"))
        if state := store.load(self.folder):
            self._restore(state)

    def listen(self, callback: Callable[[Delivery], None]) -> None:
        """Call back for every delivery, after the operation that caused it is done."""
        self.outbox.listen(callback)

    def now(self) -> datetime:
        """The clock's moment in whole seconds, as GitHub keeps times."""
        return self.clock.now().astimezone(UTC).replace(microsecond=0)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One operation at a time; its deliveries go out when the lock is free again."""
        sent: list[Delivery] = []
        with self._lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                self.changes += 1
                if self._depth == 0:
                    sent = self.outbox.take()
        self.outbox.send(sent)

    @contextmanager
    def look(self) -> Iterator[None]:
        """Read, while nobody changes anything."""
        with self._lock:
            yield

    def add_user(self, login: str, name: str | None = None) -> User:
        """Make a person; one who is there already is kept."""
        known = self.users.get(login.casefold())
        if known is None:
            known = User(1000 + len(self.users), login, "User", name)
            self._keep_user(known)
        return known

    def add_repository(
        self,
        full_name: str,
        collaborators: Mapping[str, str],
        files: Mapping[str, str | bytes] | None = None,
        *,
        private: bool = False,
    ) -> Repository:
        """Make one with a first commit of `files`; roles are read, triage, write, maintain and admin."""
        with self.turn():
            for login in (full_name.split("/", 1)[0], *collaborators):
                self.add_user(login)
            repository = Repository(self.next_id() - FIRST_ID + 500_000, full_name, self.now(), private)
            repository.collaborators.update(collaborators)
            for name, color, description in FIRST_LABELS:
                label = Label(self.next_id(), name, color, description)
                repository.labels[label.id] = label
            bare = Bare.init(self._git_folder(full_name))
            self.repositories[full_name.casefold()] = repository
            self._bares[full_name.casefold()] = bare
            oid = bare.first_commit(files or {"README.md": f"# {repository.name}\n"}, self.now())
            repository.heads["main"] = oid
            return repository

    def repository(self, full_name: str) -> Repository:
        """The repository of this name, in any case; 404 without."""
        found = self.repositories.get(full_name.casefold())
        if found is None:
            raise not_found()
        return found

    def repository_with_id(self, id: int) -> Repository:
        for repository in self.repositories.values():
            if repository.id == id:
                return repository
        raise not_found()

    def git(self, repository: Repository) -> Bare:
        """The git objects behind a repository."""
        key = repository.full_name.casefold()
        if key not in self._bares:
            self._bares[key] = Bare(self._git_folder(repository.full_name))
        return self._bares[key]

    def comparison(self, repository: Repository, pull: Pull) -> Comparison:
        """What a pull request's branch has beyond its base."""
        return Comparison(self.git(repository), pull.base_sha, pull.head_sha)

    def standing(
        self, repository: Repository, pull: Pull, review: Review, comment: ReviewComment
    ) -> Lines | None:
        """Where the lines stand now that were commented on; None: they have changed, and it is outdated."""
        lines = Lines(comment.first, comment.line)
        return followed(self.git(repository), comment.path, lines, review.commit, pull.head_sha)

    def user(self, login: str) -> User:
        found = self.users.get(login.casefold())
        if found is None:
            raise not_found()
        return found

    def actor(self, text: str | None) -> Actor:
        """Who comes with this token; 401 for one that is not valid."""
        if text is None:
            return Actor()
        token = self.tokens.find(text)
        if token is None:
            raise Refusal(401, "Bad credentials")
        return Actor(self.add_user(token.login), token)

    def person(self, login: str) -> Actor:
        """A person acting without a request: on a page, or in a test."""
        return Actor(self.add_user(login))

    def save(self) -> None:
        """Write everything but the git objects, which are there already, to `state.json`."""
        with self.look():
            state = store.State(
                self.clock.offset,
                self.last_id,
                list(self.users.values()),
                list(self.tokens.all()),
                list(self.repositories.values()),
            )
            store.save(state, self.folder)

    def close(self) -> None:
        """Let go of the git processes."""
        for bare in self._bares.values():
            bare.close()

    def _restore(self, state: store.State) -> None:
        self.clock.offset, self.last_id = state.offset, state.last_id
        for user in state.users:
            self._keep_user(user)
        for token in state.tokens:
            self.tokens.restore(token)
        for repository in state.repositories:
            self.repositories[repository.full_name.casefold()] = repository

    def _keep_user(self, user: User) -> None:
        self.users[user.login.casefold()] = user

    def _git_folder(self, full_name: str) -> Path:
        return self.folder / "repositories" / f"{full_name}.git"
