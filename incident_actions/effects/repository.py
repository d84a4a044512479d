"""What shall be so in the repository: its files, our proposals to change them, its schedule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class WriteFile:
    """A file on the default branch shall read `text`; it read `before` when that was decided."""

    path: str
    before: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class ProposeFiles:
    """Files of the default branch shall read so, by a pull request from `branch`, off its newest state.

    `stands` is the commit of a branch of that name whose pull request was merged or closed; it starts anew.
    """

    branch: str
    stands: str | None
    files: tuple[WriteFile, ...]
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ReviseProposal:
    """Files on the branch of our open pull request shall read so; the branch stood at commit `before`."""

    branch: str
    before: str
    files: tuple[WriteFile, ...]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """A branch of ours has all that the default branch has."""

    branch: str


@dataclass(frozen=True, slots=True)
class ClosePullRequest:
    """A pull request of ours is closed; its branch is left."""

    pull: int


@dataclass(frozen=True, slots=True)
class SwitchWorkflow:
    """The workflow of this file name runs on its schedule, or does not."""

    file: str
    on: bool


RepositoryEffect: TypeAlias = (
    WriteFile | ProposeFiles | ReviseProposal | CatchUp | ClosePullRequest | SwitchWorkflow
)
