"""From GraphQL's answers to threads: parsed once, into types that cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from incident_actions.github.accounts import Accounts
from incident_actions.github.values import day, names, text_of, time, time_or_none
from incident_actions.github.versions import versions
from incident_actions.thread import (
    NO_COMMIT,
    Assigned,
    Closed,
    ClosingPull,
    Comment,
    CommentDeleted,
    Commits,
    Entry,
    Labeled,
    LinkedIssue,
    Milestone,
    PullRequest,
    PullState,
    Reaction,
    Referenced,
    Remark,
    Renamed,
    Reopened,
    Repository,
    Review,
    Sign,
    Thread,
    Unassigned,
    Unlabeled,
    WriteBack,
)

#: What closes an issue as a proof of what was done.
CODE = frozenset(("PullRequest", "Commit"))
#: Files larger than this are not read at all, in bytes.
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads nodes of one repository as seen by one account."""

    accounts: Accounts
    repository: Repository

    def thread(
        self,
        issue: dict[str, Any],
        entries: Iterable[dict[str, Any]],
        pulls: Iterable[dict[str, Any]],
        *,
        drafted: bool,
    ) -> Thread:
        """An issue with all its entries; `pulls` are the pull requests from its post-mortem's branch."""
        references = [self._reference(node) for node in issue["references"]["nodes"] if node]
        told = [entry for node in entries if node and (entry := self.entry(node)) is not None]
        return Thread(
            number=issue["number"],
            title=issue["title"],
            body=text_of(issue),
            author=self.accounts.person(issue["author"]),
            at=time(issue["createdAt"]),
            url=issue["url"],
            open=issue["state"] == "OPEN",
            repository=self.repository,
            labels=names(issue["labels"]),
            assignees=tuple(self.accounts.user(node) for node in issue["assignees"]["nodes"]),
            entries=(*told, *(each for each in references if each), *(self._pull(node) for node in pulls)),
            drafted=drafted,
            edited_by=self.accounts.person(issue["editor"]),
            versions=versions(issue, self.accounts),
            fixed=any(node["merged"] for node in (issue["fixes"] or {"nodes": []})["nodes"] if node),
            children=issue["subIssuesSummary"]["total"],
        )

    def entry(self, node: dict[str, Any]) -> Entry | None:  # noqa: PLR0911 - one a kind
        """One timeline item; None for a kind that is no news to us."""
        if node["__typename"] == "IssueComment":
            return self._comment(node)
        at, by = time(node["createdAt"]), self.accounts.person(node.get("actor"))
        match node:
            case {"__typename": "LabeledEvent", "label": {"name": name}}:
                return Labeled(at, by, name)
            case {"__typename": "UnlabeledEvent", "label": {"name": name}}:
                return Unlabeled(at, by, name)
            case {"__typename": "ClosedEvent"}:
                closer = (node.get("closer") or {}).get("__typename")
                return Closed(at, by, node["stateReason"] or "COMPLETED", closer in CODE)
            case {"__typename": "ReopenedEvent"}:
                return Reopened(at, by)
            case {"__typename": "AssignedEvent", "assignee": {"login": _} as who}:
                return Assigned(at, by, self.accounts.user(who))
            case {"__typename": "UnassignedEvent", "assignee": {"login": _} as who}:
                return Unassigned(at, by, self.accounts.user(who))
            case {"__typename": "RenamedTitleEvent"}:
                return Renamed(at, by, node["previousTitle"], node["currentTitle"])
            case {"__typename": "CommentDeletedEvent"}:
                return CommentDeleted(at, by, self.accounts.person(node["deletedCommentAuthor"]))
            case _:
                return None

    def _comment(self, node: dict[str, Any]) -> Comment:
        groups = [group for group in node["reactionGroups"] or () if group["content"] in set(Sign)]
        return Comment(
            id=int(node["fullDatabaseId"]),
            author=self.accounts.person(node["author"]),
            body=text_of(node),
            at=time(node["createdAt"]),
            edited_at=time_or_none(node["lastEditedAt"]),
            edited_by=self.accounts.person(node["editor"]),
            versions=versions(node, self.accounts),
            reactions=tuple(
                self._reaction(group, node["rockets"]["nodes"]) for group in groups if group["createdAt"]
            ),
            url=node["url"],
        )

    def _reaction(self, group: dict[str, Any], rockets: Iterable[dict[str, Any]]) -> Reaction:
        """All reactions of one kind; who gave them is asked for of rockets alone."""
        sign, at, ours = Sign(group["content"]), time(group["createdAt"]), group["viewerHasReacted"]
        if sign is not Sign.ACCEPTED:
            return Reaction(sign, at, ours)
        given = [(self.accounts.user(each["user"]), each) for each in rockets if each and each["user"]]
        own = next((time(each["createdAt"]) for who, each in given if who.ours), at)
        return Reaction(sign, own if ours else at, ours, tuple(who for who, _ in given if not who.ours))

    def _reference(self, node: dict[str, Any]) -> Referenced | None:
        source = node["source"]
        match source:
            case {"__typename": "Issue"}:
                return Referenced(time(node["createdAt"]), self._issue(source))
            case _:
                return None

    def _pull(self, source: dict[str, Any]) -> Referenced:
        head = source["headRepository"]
        files = source["files"] or {"nodes": []}
        author = self.accounts.person(source["author"])
        asked = [(each or {}).get("requestedReviewer") for each in source["reviewRequests"]["nodes"]]
        remarks = [_remark(each) for each in source["reviewThreads"]["nodes"]]
        submitted, unsubmitted = self._reviews(source["reviews"]["nodes"], remarks)
        said = [self._said(each) for each in source["comments"]["nodes"]]
        pull = PullRequest(
            number=source["number"],
            url=source["url"],
            branch=source["headRefName"],
            state=PullState(source["state"]),
            draft=source["isDraft"],
            merged_at=time_or_none(source["mergedAt"]),
            paths=tuple(node["path"] for node in files["nodes"]),
            forked=head is None or head["nameWithOwner"] != self.repository.name,
            asked=bool(source["reviewRequests"]["totalCount"] or submitted),
            body=text_of(source),
            head=source["headRefOid"],
            ours=author is not None and author.ours,
            reviewers=tuple(each["login"] for each in asked if each and "login" in each),
            comments=tuple(each for each in said if each.ours),
            crowded=source["comments"]["totalCount"] > len(said),
            reviews=submitted,
            unsubmitted=unsubmitted,
        )
        return Referenced(time(source["createdAt"]), pull)

    def _reviews(
        self, nodes: list[dict[str, Any]], remarks: list[tuple[int, Remark]]
    ) -> tuple[tuple[Review, ...], Review | None]:
        """Those that everybody sees, and our own that nobody else does; `remarks` by their reviews."""
        found = [(self._review(node, remarks), node["state"] == "PENDING") for node in nodes]
        submitted = tuple(review for review, pending in found if not pending)
        return submitted, next((review for review, pending in found if pending), None)

    def _review(self, node: dict[str, Any], remarks: list[tuple[int, Remark]]) -> Review:
        number = int(node["fullDatabaseId"])
        own = tuple(remark for review, remark in remarks if review == number)
        return Review(self.accounts.person(node["author"]), text_of(node), number, own)

    def _said(self, node: dict[str, Any]) -> Comment:
        author = self.accounts.person(node["author"])
        return Comment(int(node["fullDatabaseId"]), author, text_of(node), time(node["createdAt"]))

    def _issue(self, source: dict[str, Any]) -> LinkedIssue:
        pulls = (source["closedByPullRequestsReferences"] or {"nodes": []})["nodes"]
        closing = next((each for each in pulls if each and each["merged"]), None)
        milestone = source["milestone"]
        author = self.accounts.person(source["author"])
        return LinkedIssue(
            number=source["number"],
            url=source["url"],
            title=source["title"],
            body=text_of(source),
            open=source["state"] == "OPEN",
            ours=author is not None and author.ours,
            closed_at=time_or_none(source["closedAt"]),
            labels=names(source["labels"]),
            assignees=tuple(node["login"] for node in source["assignees"]["nodes"]),
            milestone=None
            if milestone is None
            else Milestone(
                milestone["number"],
                milestone["title"],
                milestone["state"] == "OPEN",
                day(milestone["dueOn"]),
            ),
            closed_by=None if closing is None else ClosingPull(closing["number"], closing["url"]),
            reason=source["stateReason"] if source["state"] == "CLOSED" else None,
        )


def _remark(thread: dict[str, Any]) -> tuple[int, Remark]:
    """What a review says of some lines, after the number of the review; 0 where there is none."""
    said = next(iter(thread["comments"]["nodes"]), None)
    if said is None:
        return 0, Remark(0, "")
    last = thread["line"]
    remark = Remark(
        int(said["fullDatabaseId"]), text_of(said), thread["startLine"] or last, last, thread["isResolved"]
    )
    return int((said["pullRequestReview"] or {"fullDatabaseId": 0})["fullDatabaseId"]), remark


def repository(data: dict[str, Any], config_path: str, viewer: str = "") -> Repository:
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
        open_incidents=data["running"]["totalCount"],
        write_back=_write_back(data, viewer),
    )


def commits(ref: dict[str, Any] | None) -> Commits | None:
    """What came to the default branch since the time that was asked for; None where that has no commit."""
    if ref is None:
        return None
    newest, past = ref["target"], ref["target"]["past"]["nodes"]
    before = past[0]["oid"] if past else NO_COMMIT
    return Commits(before, newest["oid"], time(newest["committedDate"]))


def _write_back(data: dict[str, Any], viewer: str) -> WriteBack | None:
    """The branch where our changes wait, with its pull request; one from a fork is not ours."""
    if (ref := data["writeBack"]) is None:
        return None
    behind = (ref["compare"] or {"aheadBy": 0})["aheadBy"] > 0
    for pull in ref["pulls"]["nodes"]:
        if (pull["headRepository"] or {}).get("nameWithOwner") == data["nameWithOwner"]:
            paths = tuple(node["path"] for node in (pull["files"] or {"nodes": []})["nodes"])
            shared = any(_committer(node) != viewer for node in pull["commits"]["nodes"])
            return WriteBack(ref["target"]["oid"], behind, pull["number"], pull["url"], paths, shared)
    declined = any(pull["headRefOid"] == ref["target"]["oid"] for pull in ref["closed"]["nodes"])
    return WriteBack(ref["target"]["oid"], behind, declined=declined)


def _committer(node: dict[str, Any]) -> str | None:
    """Whose commit it is, by the name in it: a bot's is its login."""
    name: str | None = (node["commit"]["author"] or {}).get("name")
    return name


def _text(blob: dict[str, Any] | None) -> str | None:
    """A file's text; one that is too large reads as a word that its reader will refuse, with the reason."""
    if not blob or blob.get("text") is None:
        return None
    text: str = blob["text"]
    return text[: MOST_BYTES + 1]
