"""The repository around the issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WriteBack:
    """The branch on which our changes wait for a pull request's merge; it stands at commit `head`.

    `pull` is the open pull request from it, 0 where there is none, and `paths` are the files it changes.
    `behind`: the default branch has commits that it has not; `shared`: somebody else has committed to it.
    `declined`: its pull request was closed without a merge, and nothing has come to it since.
    """

    head: str
    behind: bool = False
    pull: int = 0
    url: str = ""
    paths: tuple[str, ...] = ()
    shared: bool = False
    declined: bool = False


#: What GitHub writes where there was no commit before.
NO_COMMIT = "0" * 40


@dataclass(frozen=True, slots=True)
class Commits:
    """What came to a branch after commit `before`, up to commit `after`, which was made `at` a time."""

    before: str
    after: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Repository:
    """What a run needs to know of the repository itself; comes with every read, at no extra request.

    `files` holds the texts under `.github/incidents.yml` and `.github/incidents/`, by path.
    """

    name: str
    url: str
    branch: str = "main"
    head: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    open_incidents: int = 0
    write_back: WriteBack | None = None
