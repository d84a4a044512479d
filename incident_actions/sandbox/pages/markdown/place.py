"""Where a text stands: what its mentions, numbers and links are read against."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Place:
    """`repository` is `owner/name`; `base` stands before every path of ours, and may be empty.

    `document` says that the text is a file: `path` on the branch `ref`. `anchor` keeps the footnotes of
    several texts on one page apart. `closes` says that closing keywords act, as in the description of a
    pull request. `teams` are those that exist, as `org/team`.
    """

    repository: str
    base: str
    world: World
    document: bool = False
    path: str = "README.md"
    ref: str = "main"
    anchor: str = ""
    closes: bool = False
    teams: frozenset[str] = frozenset()

    def url(self, *parts: str) -> str:
        """The address of a page of ours."""
        return "/".join([self.base, *(quote(part) for part in parts)])

    def person(self, login: str) -> str | None:
        """The login as its owner writes it; None for nobody, and for bots."""
        user = self.world.users.get(login.casefold())
        return user.login if user and user.kind == "User" else None

    def home(self, name: str) -> Repository | None:
        """The repository of this name, unless it is private and another one."""
        found = self.world.repositories.get(name.casefold())
        if found and found.private and name.casefold() != self.repository.casefold():
            return None
        return found

    def issue(self, name: str, number: int) -> Issue | None:
        home = self.home(name)
        return home.issues.get(number) if home else None

    def commit(self, name: str, sha: str) -> str | None:
        """The full id of the commit that begins so."""
        home = self.home(name)
        found = self.world.git(home).object(sha) if home else None
        return found.oid if found and found.kind == "commit" and found.oid.startswith(sha) else None
