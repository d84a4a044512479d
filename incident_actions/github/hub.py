"""GitHub as the gateway: reads threads and lists, claims, looks up rights, and hands effects on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from incident_actions.command import Permission
from incident_actions.config import PATH
from incident_actions.effects import Effect
from incident_actions.errors import GitHubError
from incident_actions.github import queries
from incident_actions.github.accounts import Accounts, our_number
from incident_actions.github.adapter import Connection
from incident_actions.github.applying import Application
from incident_actions.github.assignees import Assignees
from incident_actions.github.availability import Availability
from incident_actions.github.closings import ClosedItems
from incident_actions.github.entries import Entries
from incident_actions.github.ids import Ids
from incident_actions.github.listed import listed
from incident_actions.github.listing import Listing
from incident_actions.github.parsing import Parser, commits, repository
from incident_actions.github.pulls import pulls_of
from incident_actions.github.reactions import Reactions
from incident_actions.github.segments import segment
from incident_actions.github.values import moment, text_of
from incident_actions.github.workflows import Workflows
from incident_actions.lists import Closings, ListedIssue, Lists
from incident_actions.thread import Comment, Commits, Person, Thread

#: Files larger than this are not read, in bytes.
MOST_BYTES = 1_000_000
#: Threads a request, files, and issues of which only their state is asked.
AT_ONCE, FILES_AT_ONCE, NUMBERS_AT_ONCE = 10, 50, 100


@dataclass(slots=True)
class GitHub:
    """One repository, `owner/name`, through one connection. Implements `Gateway`."""

    connection: Connection
    name: str
    config_path: str = PATH
    ids: Ids = field(default_factory=Ids)
    told: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    viewer: str = ""
    _us: int = 0
    _fixed: dict[str, str] = field(default_factory=dict)
    """Files at a commit, which never change."""
    _entries: Entries = field(init=False)
    _listing: Listing = field(init=False)
    _availability: Availability = field(init=False)
    _assignees: Assignees = field(init=False)

    def __post_init__(self) -> None:
        self._entries = Entries(self._query)
        self._listing = Listing(self._widely)
        self._availability = Availability(self._data, self.told)
        self._assignees = Assignees(self.connection, self.name, self._query)

    @property
    def now(self) -> datetime:
        return self.connection.now or datetime.now(UTC)

    @property
    def is_bot(self) -> bool:
        """Whether we run as a bot; a person's token is for looking only."""
        return self.viewer.endswith("[bot]")

    def threads(self, numbers: Sequence[int]) -> Mapping[int, Thread]:
        found: dict[int, Thread] = {}
        for start in range(0, len(numbers), AT_ONCE):
            found |= self._threads(numbers[start : start + AT_ONCE])
        return found

    def _threads(self, numbers: Sequence[int]) -> Mapping[int, Thread]:
        document = queries.threads(numbers, self._entries.tails(numbers))
        data = self._widely(document, {"config": f"HEAD:{self.config_path}"}, "Threads")
        parser = self._parser(data)
        found = {}
        for number in numbers:
            issue = data[f"issue{number}"]
            if issue and "entries" in issue:
                nodes = self._entries.all(number, issue)
                self.ids.learn([issue, nodes])
                found[number] = self._thread(number, parser, data, nodes)
        return found

    def _thread(
        self, number: int, parser: Parser, data: dict[str, Any], nodes: list[dict[str, Any]]
    ) -> Thread:
        pulls = pulls_of(self._query, number, data[f"pulls{number}"])
        self.ids.learn(pulls)
        return parser.thread(data[f"issue{number}"], nodes, pulls, drafted=data[f"draft{number}"] is not None)

    def lists(self, since: datetime, items_since: datetime) -> Lists:
        times = {"since": self._listing.since(since), "itemsSince": self._listing.since(items_since)}
        asked = {"config": f"HEAD:{self.config_path}", **times}
        data = self._widely(queries.LISTS, {**asked, "past": moment(since)}, "Lists")
        parser = self._parser(data)

        def parse(node: dict[str, Any]) -> ListedIssue:
            self.ids.learn(node)
            return listed(node, parser.accounts)

        found = self._listing.all(data, asked, parse)
        self._listing.looked(self.now)
        incidents = ("duePostmortems", "reviewedPostmortems", "changedIncidents", "openIncidents")
        return Lists(
            repository=parser.repository,
            incidents=tuple({n: each for name in incidents for n, each in found[name].items()}.values()),
            items=tuple((found["changedItems"] | found["openItems"]).values()),
            digests=tuple(found["digests"].values()),
            closed_items=data["closedItems"]["totalCount"],
            commits=commits(data["committed"]),
        )

    def closings(self, since: datetime | None) -> Closings:
        def query(variables: Mapping[str, Any]) -> dict[str, Any]:
            return self._entries.widely(
                lambda page: self._data(queries.CLOSINGS, {**variables, "page": page}, "Closings")
            )

        accounts = Accounts(self._us)
        return ClosedItems(self.name, query, lambda node: listed(node, accounts)).since(since)

    def documents(self, places: AbstractSet[str]) -> Mapping[str, str]:
        wanted = sorted(places - self._fixed.keys())
        found: dict[str, str] = {}
        for start in range(0, len(wanted), FILES_AT_ONCE):
            found |= self._documents(wanted[start : start + FILES_AT_ONCE])
        self._fixed |= {place: text for place, text in found.items() if ":" in place}
        return found | {place: self._fixed[place] for place in places if place in self._fixed}

    def changed(self, folder: str, commits: Commits) -> frozenset[str]:
        named = {"before": f"{commits.before}:{folder}", "after": f"{commits.after}:{folder}"}
        data = self._query(queries.CHANGED, named, "Changed")
        before, after = (
            {(each["name"], each["oid"]) for each in (data[which] or {}).get("entries") or ()}
            for which in ("before", "after")
        )
        return frozenset(name for name, _ in before ^ after)

    def versions(self, names: AbstractSet[str]) -> Mapping[str, str]:
        found = self._data(queries.VERSIONS, {"ids": sorted(names)}, "Versions")["nodes"]
        return {each["id"]: text_of(each, "diff") for each in found if each}

    def _documents(self, wanted: Sequence[str]) -> dict[str, str]:
        named = {f"path{n}": place if ":" in place else f"HEAD:{place}" for n, place in enumerate(wanted)}
        data = self._query(queries.files(len(wanted)), named, "Files")
        texts = {place: data[f"file{n}"] for n, place in enumerate(wanted)}
        return {place: blob["text"] for place, blob in texts.items() if self._whole(place, blob)}

    def _whole(self, path: str, blob: dict[str, Any] | None) -> bool:
        """Whether a file's text came as it stands: what is cut must never be written back."""
        if blob is None:
            return False
        if (text := blob.get("text")) is None or _garbled(text, blob["byteSize"]):
            self.told.append(f"{path} is no text and is left alone.")
            self.refused.add(path)
            return False
        if blob["isTruncated"] or blob["byteSize"] > MOST_BYTES:
            self.told.append(f"{path} is larger than {MOST_BYTES // 1_000_000} MB and is left alone.")
            self.refused.add(path)
            return False
        return True

    def claim(self, comment: Comment, *, again: bool, before: datetime | None = None) -> bool:
        self._refuse_people()
        reactions = Reactions(self.connection, self.name, self._us)
        if again:
            return reactions.take_away(comment.id, "confused")
        if before is not None and not reactions.take_away(comment.id, "eyes", before):
            return False
        return reactions.add(comment.id, "eyes")

    def permission(self, person: Person) -> Permission | None:
        if (login := segment(person.login)) is None:
            return Permission.NONE
        path = f"/repos/{self.name}/collaborators/{login}/permission"
        try:
            answer = self.connection.read(path, "/repos/{o}/{r}/collaborators/{login}/permission")
        except GitHubError:
            return None
        if answer.status == 404:
            return Permission.NONE
        user = (answer.data or {}).get("user") or {}
        if answer.status != 200:
            return None
        return _permission(user) if user.get("id") == person.id else Permission.NONE

    def assignable(self, logins: Iterable[str]) -> Mapping[str, bool]:
        return self._assignees.assignable(logins)

    def busy(self, logins: Iterable[str], now: datetime) -> frozenset[str]:
        return self._availability.busy(logins, now)

    def issues(self, numbers: Iterable[int]) -> Mapping[int, bool]:
        return {number: found is not None for number, found in self._issues(numbers).items()}

    def closed(self, numbers: Iterable[int]) -> frozenset[int]:
        return frozenset(
            number for number, found in self._issues(numbers).items() if found and found["closed"]
        )

    def _issues(self, numbers: Iterable[int]) -> Mapping[int, dict[str, Any] | None]:
        """What there is of each number, which may be nothing."""
        wanted = sorted(numbers)
        parts = [wanted[start : start + NUMBERS_AT_ONCE] for start in range(0, len(wanted), NUMBERS_AT_ONCE)]
        found = [self._query(queries.issues(part), {}, "Issues") for part in parts]
        return {n: data[f"issue{n}"] for part, data in zip(parts, found, strict=True) for n in part}

    def apply(self, number: int | None, effects: Sequence[Effect]) -> None:
        self._refuse_people()
        application = Application(self.connection, self.name, self._data, self.ids, self.told, self.refused)
        application.apply(number, effects)
        self._entries.note(effects, self.now)

    def last_scheduled_run(self, workflow: str) -> datetime | None:
        return Workflows(self.connection, self.name).last_scheduled_run(workflow)

    def watching(self, workflow: str) -> bool | None:
        return Workflows(self.connection, self.name).enabled(workflow)

    def _refuse_people(self) -> None:
        if not self.is_bot:
            raise GitHubError(
                f"You are {self.viewer}: only the bot writes to the record. Use --dry-run to look."
            )

    def _widely(self, document: str, variables: Mapping[str, Any], name: str) -> dict[str, Any]:
        """What a query says of the repository, its `$page` as wide as GitHub manages."""
        return self._entries.widely(lambda page: self._query(document, {**variables, "page": page}, name))

    def _query(self, document: str, variables: Mapping[str, Any], name: str) -> dict[str, Any]:
        """What a query says of the repository."""
        found: dict[str, Any] = self._data(document, variables, name)["repository"]
        return found

    def _data(self, document: str, variables: Mapping[str, Any], name: str) -> dict[str, Any]:
        """All that a query says. What is missing or hidden is no error; a missing repository is."""
        owner, repository_name = self.name.split("/")
        answer = self.connection.query(document, {"owner": owner, "name": repository_name, **variables}, name)
        data: dict[str, Any] | None = answer.data.get("data") if isinstance(answer.data, dict) else None
        if not data or not data.get("repository") or _incomplete(answer.data):
            # GitHub answers 200 where it ran out of time; a narrower page may do then, as after a 502.
            status = 502 if data and data.get("repository") else answer.status
            raise GitHubError(f"query {name}: {_why(answer.data, answer.status, self.name)}", status=status)
        if "viewer" in data:
            self.viewer, self._us = data["viewer"]["login"], our_number(data["viewer"])
        return data

    def _parser(self, data: dict[str, Any]) -> Parser:
        self.ids.learn_repository(data)
        return Parser(Accounts(self._us), repository(data, self.config_path, self.viewer))


def _permission(user: Mapping[str, Any]) -> Permission:
    """By the flags: the one word beside them hides triage and maintain."""
    flags = user.get("permissions") or {}
    order = (
        ("admin", "ADMIN"),
        ("maintain", "MAINTAIN"),
        ("push", "WRITE"),
        ("triage", "TRIAGE"),
        ("pull", "READ"),
    )
    return next((Permission[name] for flag, name in order if flags.get(flag)), Permission.NONE)


def _garbled(text: str, size: int) -> bool:
    """Whether a file of so many bytes is in another encoding, and what is none of ours reads as U+FFFD."""
    return "\ufffd" in text and len(text.encode("utf-8", "replace")) > size


def _incomplete(data: dict[str, Any]) -> bool:
    """Whether GitHub gave up on a part of the answer: an empty part then proves nothing."""
    return any(error.get("type") not in {"NOT_FOUND", "FORBIDDEN"} for error in data.get("errors") or ())


def _why(data: dict[str, Any] | None, status: int, name: str) -> str:
    errors = data.get("errors") if isinstance(data, dict) else None
    if errors:
        return "; ".join(str(error.get("message")) for error in errors[:3])
    message = data.get("message") if isinstance(data, dict) else None
    return f"GitHub answered {status} {message or ''} for {name}. Is the token allowed to read it?"
