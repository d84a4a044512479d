"""What the rest of the program may ask of GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Protocol

from incident_actions.command import Permission
from incident_actions.effects import Effect
from incident_actions.lists import Closings, Lists
from incident_actions.thread import Comment, Commits, Person, Thread


class Gateway(Protocol):
    """The door to one repository. Every method raises GitHubError for what GitHub does not do."""

    @property
    def now(self) -> datetime:
        """GitHub's own clock: the `Date` of its first answer; the machine's before there is one."""

    @property
    def refused(self) -> AbstractSet[str]:
        """What need not be tried again in this run: `watch`, a refused switch; paths of files too large."""

    def threads(self, numbers: Sequence[int]) -> Mapping[int, Thread]:
        """The threads of these issues; one that is gone, hidden or no issue is missing."""

    def lists(self, since: datetime, items_since: datetime) -> Lists:
        """All open incidents and action items, those that have changed since then, and the digests."""

    def closings(self, since: datetime | None) -> Closings:
        """The closed action items that have changed since then, or ever, and how many won't be done."""

    def documents(self, places: AbstractSet[str]) -> Mapping[str, str]:
        """The texts of these files; one that is not there is missing.

        A place is a path, on the default branch, or `COMMIT:PATH`.
        """

    def changed(self, folder: str, commits: Commits) -> frozenset[str]:
        """The names in a folder that are other files after these commits, or there only before or after.

        A commit that GitHub does not know has none.
        """

    def versions(self, names: AbstractSet[str]) -> Mapping[str, str]:
        """The texts of these versions of bodies, by GitHub's names for them; one that is gone is missing."""

    def claim(self, comment: Comment, *, again: bool, before: datetime | None = None) -> bool:
        """Whether a comment is this run's to work on: an atomic test-and-set.

        `again`: we refused it before. `before`: a claim that was made not later than this is an old one, and
        may be taken over.
        """

    def permission(self, person: Person) -> Permission | None:
        """The person's permission on the repository; None where GitHub could not say."""

    def assignable(self, logins: Iterable[str]) -> Mapping[str, bool]:
        """Of each login, whether issues can be assigned to it."""

    def busy(self, logins: Iterable[str], now: datetime) -> frozenset[str]:
        """Who of these people is busy by GitHub's status, in small letters; nobody where that is untold."""

    def issues(self, numbers: Iterable[int]) -> Mapping[int, bool]:
        """Of each number, whether there is such an issue or pull request."""

    def closed(self, numbers: Iterable[int]) -> frozenset[int]:
        """Those of these issues and pull requests that are there, and closed."""

    def apply(self, number: int | None, effects: Sequence[Effect]) -> None:
        """Do all of the effects on issue `number`, in their order; stop at the first that fails.

        GitHubError with `unknown` means: read again before deciding anything else.
        """

    def last_scheduled_run(self, workflow: str) -> datetime | None:
        """When the schedule of this workflow file last ran to success; None where that cannot be known."""

    def watching(self, workflow: str) -> bool | None:
        """Whether this workflow is switched on; None where it is not there, or GitHub does not tell."""
