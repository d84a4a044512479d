"""GitHub in memory: a gateway whose effects become entries of its threads, to be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from incident_actions.command import Permission
from incident_actions.effects import (
    CloseIssue,
    Effect,
    FileIssue,
    LabelIssue,
    SwitchWorkflow,
    WriteComment,
)
from incident_actions.errors import GitHubError
from incident_actions.imagine import imagine
from incident_actions.labels import DIGEST
from incident_actions.lists import UNMARKED, Closings, ListedIssue, Lists, marked
from incident_actions.run import Run
from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import Comment, Commits, Entry, Person, Reaction, Repository, Sign, Thread
from incident_actions.watch import WATCH
from tests.stories import REPOSITORY

#: A Monday, within working hours.
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@dataclass(slots=True)
class FakeGitHub:
    """One repository. `rights` by login; `unsure` says of coming writes, in order, whether they are done.

    `broken` are issues on which nothing can be written; over `stumbling` we stumble, by a mistake of ours.
    With `blind` the lists do not show what is new. `watched`: the watching schedule is on; `may_switch`: we
    may switch it. `commits` came lately, and have changed the files called `committed`.
    """

    stories: dict[int, Thread] = field(default_factory=dict)
    listed: dict[int, ListedIssue] = field(default_factory=dict)
    now: datetime = MONDAY
    rights: dict[str, Permission | None] = field(default_factory=dict)
    unsure: list[bool] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    stumbling: set[int] = field(default_factory=set)
    blind: bool = False
    limited: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    repository: Repository = REPOSITORY
    applied: list[Effect] = field(default_factory=list)
    reads: int = 0
    last_sweep: datetime | None = None
    watched: bool | None = False
    refused: set[str] = field(default_factory=set)
    may_switch: bool = True
    commits: Commits | None = None
    committed: frozenset[str] = frozenset()

    def threads(self, numbers: Sequence[int]) -> Mapping[int, Thread]:
        self.reads += bool(numbers)
        found = {number: self.stories[number] for number in numbers if number in self.stories}
        return {number: replace(thread, repository=self._counted()) for number, thread in found.items()}

    def lists(self, since: datetime, items_since: datetime) -> Lists:
        def shown(label: str, after: datetime) -> tuple[ListedIssue, ...]:
            issues = (each for each in self.listed.values() if label in each.labels)
            return tuple(each for each in issues if each.open or each.updated_at >= after)

        incidents = tuple(_listed(thread) for thread in self.stories.values() if "incident" in thread.labels)
        digests = sorted(shown(DIGEST, datetime.min.replace(tzinfo=UTC)), key=lambda each: -each.number)
        closed = sum(not each.open for each in self.listed.values() if "action-item" in each.labels)
        items = shown("action-item", items_since)
        listed = (*incidents, *shown("incident", since))
        return Lists(self._counted(), listed, items, tuple(digests), closed, self.commits)

    def closings(self, since: datetime | None) -> Closings:
        closed = [each for each in self.listed.values() if not each.open and "action-item" in each.labels]
        changed = (each for each in closed if since is None or each.updated_at >= since)
        return Closings(tuple(changed), dropped=sum(each.dropped for each in closed))

    def documents(self, places: AbstractSet[str]) -> Mapping[str, str]:
        return {place: self.repository.files[place] for place in places if place in self.repository.files}

    def changed(self, folder: str, commits: Commits) -> frozenset[str]:  # noqa: ARG002 - the gateway's form
        self.reads += 1
        return self.committed

    def versions(self, names: AbstractSet[str]) -> Mapping[str, str]:
        return {name: self.texts[name] for name in names if name in self.texts}

    def claim(self, comment: Comment, *, again: bool, before: datetime | None = None) -> bool:
        """A test-and-set on the comment as it is now, whatever the caller has read."""
        here, present = self._with(comment)
        claim = present.signed(Sign.CLAIMED)
        old = before is not None and (claim is None or claim.at <= before)
        lost = Sign.REFUSED if again else Sign.CLAIMED if old else None
        if present.signed(Sign.CLAIMED) and lost is None:
            return False
        kept = tuple(each for each in present.reactions if each.sign is not lost)
        added = () if again else (Reaction(Sign.CLAIMED, self.now, ours=True),)
        self._change(here, comment.id, lambda each: replace(each, reactions=(*kept, *added)))
        return True

    def permission(self, person: Person) -> Permission | None:
        return self.rights.get(person.login, Permission.READ)

    def busy(self, logins: Iterable[str], _: datetime) -> frozenset[str]:
        return frozenset(self.limited & {login.lower() for login in logins})

    def issues(self, numbers: Iterable[int]) -> Mapping[int, bool]:
        return {number: number in self.stories for number in numbers}

    def closed(self, numbers: Iterable[int]) -> frozenset[int]:
        shut = {n for n, thread in self.stories.items() if not thread.open}
        return frozenset(numbers) & (shut | {n for n, each in self.listed.items() if not each.open})

    def assignable(self, logins: Iterable[str]) -> Mapping[str, bool]:
        return {login: login in self.rights for login in logins}

    def apply(self, number: int | None, effects: Sequence[Effect]) -> None:
        if number in self.broken:
            raise GitHubError(f"#{number} cannot be written", status=403)
        if number in self.stumbling:
            raise KeyError(number)
        unsure = self.unsure.pop(0) if self.unsure else None
        if unsure is not False:
            self._do(number, effects)
        if unsure is not None:
            raise GitHubError("no answer from GitHub", unknown=True)

    def last_scheduled_run(self, workflow: str) -> datetime | None:  # noqa: ARG002 - the gateway's form
        return self.last_sweep

    def watching(self, workflow: str) -> bool | None:  # noqa: ARG002 - as in last_scheduled_run
        self.reads += 1
        return self.watched

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def keys(self, number: int) -> list[str | None]:
        """The keys of what the bot has written on an incident, in order."""
        return [key_of(each.body) for each in self.stories[number].comments if each.ours]

    def signs(self, number: int) -> list[list[Sign]]:
        """The bot's reactions on each of people's comments."""
        return [
            [s.sign for s in each.reactions if s.ours]
            for each in self.stories[number].comments
            if not each.ours
        ]

    def _do(self, number: int | None, effects: Sequence[Effect]) -> None:
        self.applied += effects
        if number is not None:
            self.stories[number] = imagine(self.stories[number], effects, self.now)
        for effect in () if self.blind else effects:
            self._list(effect)

    def _list(self, effect: Effect) -> None:
        match effect:
            case SwitchWorkflow(on=on) if self.may_switch:
                self.watched = on
            case SwitchWorkflow():
                self.refused.add(WATCH)
            case FileIssue():
                number = max([*self.listed, *self.stories, 100]) + 1
                pages = (effect.body,) if DIGEST in effect.labels else ()
                self.listed[number] = item(
                    number, effect.title, effect.body, labels=effect.labels, at=self.now, pages=pages
                )
            case LabelIssue(issue, label, present):
                others = tuple(each for each in self.listed[issue].labels if each != label)
                self._relist(issue, labels=(*others, label) if present else others)
            case CloseIssue(issue) if issue in self.listed:
                self._relist(issue, open=False, closed_at=self.now)
            case WriteComment(key=key, issue=int(issue)):
                before = self.listed[issue]
                pages = (*before.pages, effect.body) if before.pages else ()
                self._relist(issue, told=before.told | {key}, pages=pages)
            case _:
                pass

    def _relist(self, number: int, **changes: object) -> None:
        self.listed[number] = replace(self.listed[number], updated_at=self.now, **changes)  # type: ignore[arg-type] # the callers' names are fields

    def _counted(self) -> Repository:
        """The repository as it is read with every thread and list."""
        running = sum(each.open and "incident" in each.labels for each in self.stories.values())
        return replace(self.repository, open_incidents=running)

    def _with(self, comment: Comment) -> tuple[int, Comment]:
        found = (
            (n, each)
            for n, thread in self.stories.items()
            for each in thread.comments
            if each.id == comment.id
        )
        return next(found)

    def _change(self, number: int, comment: int, change: Callable[[Comment], Comment]) -> None:
        def entry(each: Entry) -> Entry:
            return change(each) if isinstance(each, Comment) and each.id == comment else each

        thread = self.stories[number]
        self.stories[number] = replace(thread, entries=tuple(map(entry, thread.entries)))


def quick_run(**fields: object) -> Run:
    """A run that waits for nothing."""
    return Run(wait=lambda _: None, **fields)  # type: ignore[arg-type] # the callers' names are fields


def item(
    number: int,
    title: str = "Add an alert",
    body: str = "",
    *,
    labels: tuple[str, ...] = ("action-item",),
    at: datetime = MONDAY,
    ours: bool = True,
    **fields: object,
) -> ListedIssue:
    """An issue of a list, open unless said otherwise."""
    said = marked(body) if ours else UNMARKED
    given = {"open": True, "closed_at": None, "marked": said, **fields}
    return ListedIssue(number, title, body, ours, created_at=at, updated_at=at, labels=labels, **given)  # type: ignore[arg-type] # the callers' names are fields


def _listed(thread: Thread) -> ListedIssue:
    at = max((entry.at for entry in thread.entries), default=thread.at)
    told = (each.body for each in thread.comments if each.ours and key_of(each.body) == "status")
    record = data_of(next(told, ""))
    return item(
        thread.number, thread.title, thread.body, labels=thread.labels, at=at, open=thread.open, record=record
    )
