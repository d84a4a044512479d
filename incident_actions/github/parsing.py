"""From GraphQL's answers to threads: parsed once, into types that cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from incident_actions.lists import ListedIssue
from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import (
    Assigned,
    Closed,
    ClosingPull,
    Comment,
    CommentDeleted,
    Entry,
    Labeled,
    LinkedIssue,
    Milestone,
    Person,
    PullRequest,
    PullState,
    Reaction,
    Referenced,
    Renamed,
    Reopened,
    Repository,
    Sign,
    Thread,
    Unassigned,
    Unlabeled,
)

#: The account behind every GITHUB_TOKEN, and its login as an author in GraphQL.
ACTIONS_BOT, ACTIONS_LOGIN = 41898282, "github-actions"

#: Files larger than this are not read at all, in bytes.
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads nodes as seen by one account: `us` is its number, by which we know what is ours."""

    us: int
    repository: Repository

    def thread(self, issue: dict[str, Any], entries: Iterable[dict[str, Any]], *, drafted: bool) -> Thread:
        references = [self._reference(node) for node in issue["references"]["nodes"] if node]
        told = [entry for node in entries if node and (entry := self.entry(node)) is not None]
        return Thread(
            number=issue["number"],
            title=issue["title"],
            body=_text_of(issue),
            author=self.person(issue["author"]),
            at=_time(issue["createdAt"]),
            url=issue["url"],
            open=issue["state"] == "OPEN",
            repository=self.repository,
            labels=_names(issue["labels"]),
            assignees=tuple(self._user(node) for node in issue["assignees"]["nodes"]),
            entries=(*told, *(each for each in references if each is not None)),
            drafted=drafted,
        )

    def entry(self, node: dict[str, Any]) -> Entry | None:  # noqa: PLR0911 - one a kind
        """One timeline item; None for a kind that is no news to us."""
        if node["__typename"] == "IssueComment":
            return self._comment(node)
        at, by = _time(node["createdAt"]), self.person(node.get("actor"))
        match node:
            case {"__typename": "LabeledEvent", "label": {"name": name}}:
                return Labeled(at, by, name)
            case {"__typename": "UnlabeledEvent", "label": {"name": name}}:
                return Unlabeled(at, by, name)
            case {"__typename": "ClosedEvent"}:
                return Closed(at, by, node["stateReason"] or "COMPLETED")
            case {"__typename": "ReopenedEvent"}:
                return Reopened(at, by)
            case {"__typename": "AssignedEvent", "assignee": {"login": _} as who}:
                return Assigned(at, by, self._user(who))
            case {"__typename": "UnassignedEvent", "assignee": {"login": _} as who}:
                return Unassigned(at, by, self._user(who))
            case {"__typename": "RenamedTitleEvent"}:
                return Renamed(at, by, node["previousTitle"], node["currentTitle"])
            case {"__typename": "CommentDeletedEvent"}:
                return CommentDeleted(at, by, self.person(node["deletedCommentAuthor"]))
            case _:
                return None

    def person(self, actor: dict[str, Any] | None) -> Person | None:
        """Who did something; None for an account that is gone. A bot's login gets back its `[bot]`."""
        if actor is None:
            return None
        bot = actor["__typename"] != "User"
        number = actor.get("databaseId") or (ACTIONS_BOT if bot and actor["login"] == ACTIONS_LOGIN else 0)
        login = f"{actor['login']}[bot]" if actor["__typename"] == "Bot" else actor["login"]
        return Person(number, login, bot, ours=number == self.us)

    def _user(self, node: dict[str, Any]) -> Person:
        return Person(node["databaseId"] or 0, node["login"], ours=node["databaseId"] == self.us)

    def _comment(self, node: dict[str, Any]) -> Comment:
        groups = [group for group in node["reactionGroups"] or () if group["content"] in set(Sign)]
        return Comment(
            id=int(node["fullDatabaseId"]),
            author=self.person(node["author"]),
            body=_text_of(node),
            at=_time(node["createdAt"]),
            edited_at=_time_or_none(node["lastEditedAt"]),
            edited_by=self.person(node["editor"]),
            reactions=tuple(
                Reaction(Sign(group["content"]), _time(group["createdAt"]), ours=group["viewerHasReacted"])
                for group in groups
                if group["createdAt"]
            ),
            url=node["url"],
        )

    def _reference(self, node: dict[str, Any]) -> Referenced | None:
        source = node["source"]
        match source:
            case {"__typename": "Issue"}:
                return Referenced(_time(node["createdAt"]), self._issue(source))
            case {"__typename": "PullRequest"}:
                return Referenced(_time(node["createdAt"]), self._pull(source))
            case _:
                return None

    def _pull(self, source: dict[str, Any]) -> PullRequest:
        head = source["headRepository"]
        files = source["files"] or {"nodes": []}
        return PullRequest(
            number=source["number"],
            url=source["url"],
            branch=source["headRefName"],
            state=PullState(source["pullState"]),
            draft=source["isDraft"],
            merged_at=_time_or_none(source["mergedAt"]),
            paths=tuple(node["path"] for node in files["nodes"]),
            labels=_names(source["labels"]),
            forked=head is None or head["nameWithOwner"] != self.repository.name,
            asked=bool(source["reviewRequests"]["totalCount"] or source["reviews"]["totalCount"]),
        )

    def _issue(self, source: dict[str, Any]) -> LinkedIssue:
        closing = next(iter((source["closedByPullRequestsReferences"] or {"nodes": []})["nodes"]), None)
        milestone = source["milestone"]
        author = self.person(source["author"])
        return LinkedIssue(
            number=source["number"],
            url=source["url"],
            title=source["title"],
            body=_text_of(source),
            open=source["state"] == "OPEN",
            ours=author is not None and author.ours,
            closed_at=_time_or_none(source["closedAt"]),
            labels=_names(source["labels"]),
            assignees=tuple(node["login"] for node in source["assignees"]["nodes"]),
            milestone=None
            if milestone is None
            else Milestone(
                milestone["number"],
                milestone["title"],
                milestone["state"] == "OPEN",
                _day(milestone["dueOn"]),
            ),
            closed_by=None if closing is None else ClosingPull(closing["number"], closing["url"]),
        )

    def listed(self, node: dict[str, Any]) -> ListedIssue:
        author = self.person(node["author"])
        ours = self._ours(node["comments"]["nodes"])
        return ListedIssue(
            number=node["number"],
            title=node["title"],
            body=_text_of(node),
            ours=author is not None and author.ours,
            open=node["state"] == "OPEN",
            created_at=_time(node["createdAt"]),
            updated_at=_time(node["updatedAt"]),
            closed_at=_time_or_none(node["closedAt"]),
            labels=_names(node["labels"]),
            assignees=tuple(each["login"] for each in node["assignees"]["nodes"]),
            milestone_due=_day(node["milestone"]["dueOn"]) if node["milestone"] else None,
            record=data_of(ours["status"]) if "status" in ours else None,
            told=frozenset(ours),
        )

    def _ours(self, comments: Iterable[dict[str, Any]]) -> Mapping[str, str]:
        """Our own of these comments, by key."""
        authors = [(self.person(node["author"]), node["body"]) for node in reversed(list(comments))]
        keyed = {key_of(body): body for author, body in authors if author is not None and author.ours}
        return {key: body for key, body in keyed.items() if key is not None}


def our_number(viewer: dict[str, Any]) -> int:
    """The account whose comments are ours: the token's own; for a person who rehearses, the Actions bot."""
    if not viewer["login"].endswith("[bot]"):
        return ACTIONS_BOT
    return int(viewer["databaseId"] or ACTIONS_BOT)


def repository(data: dict[str, Any], config_path: str) -> Repository:
    """The repository itself, with the configuration and the templates of the default branch."""
    files = {}
    if (text := _text(data["config"])) is not None:
        files[config_path] = text
    for entry in (data["templates"] or {}).get("entries") or ():
        if (text := _text(entry["object"])) is not None:
            files[f".github/incidents/{entry['name']}"] = text
    branch = data["defaultBranchRef"]
    return Repository(
        name=data["nameWithOwner"],
        url=data["url"],
        branch=branch["name"] if branch else "main",
        head=branch["target"]["oid"] if branch else "",
        files=files,
    )


def _text(blob: dict[str, Any] | None) -> str | None:
    """A file's text; one that is too large reads as a word that its reader will refuse, with the reason."""
    if not blob or blob.get("text") is None:
        return None
    text: str = blob["text"]
    return text[: MOST_BYTES + 1]


def _text_of(node: dict[str, Any]) -> str:
    """What somebody wrote; typed on the website it arrives with CRLF."""
    return (node["body"] or "").replace("\r\n", "\n")


def _names(connection: dict[str, Any] | None) -> tuple[str, ...]:
    return tuple(node["name"].lower() for node in (connection or {"nodes": []})["nodes"])


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _time_or_none(text: str | None) -> datetime | None:
    return None if text is None else _time(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text[:10])
