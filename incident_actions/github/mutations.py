"""Effects as GraphQL mutations: several of them go out in one document."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incident_actions import labels
from incident_actions.effects import (
    AddLabel,
    Assign,
    BackToDraft,
    CatchUp,
    Close,
    CloseIssue,
    ClosePullRequest,
    DeleteComment,
    DescribePullRequest,
    Effect,
    FileIssue,
    LabelIssue,
    OpenPullRequest,
    ProposeFiles,
    RemoveLabel,
    Reopen,
    ReopenIssue,
    RequestReviews,
    ReviseDraft,
    ReviseProposal,
    RewriteIssue,
    Unassign,
    UnassignIssue,
    Verdict,
    WriteComment,
    WriteFile,
)
from incident_actions.github.ids import Ids
from incident_actions.refusals import CATCHING_UP, PROPOSING, WRITING_BACK


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mutation and its input. Where it `may_fail`, a refusal of `what` is told, and the rest counts.

    `refused` is what the run knows from then on to be refused, if anything.
    """

    name: str
    input: Mapping[str, Any]
    may_fail: bool = False
    what: str = ""
    refused: str = ""


def mutations(effect: Effect, number: int | None, ids: Ids) -> list[Mutation]:
    """The mutations of one effect on issue `number`; empty for an effect that takes REST."""
    issue = "" if number is None else ids.issues[number]
    match effect:
        case AddLabel() | RemoveLabel() | LabelIssue():
            return [_label(effect, issue, ids)]
        case Assign() | Unassign() | UnassignIssue():
            return [_assign(effect, issue, ids)]
        case Close() | CloseIssue() | Reopen() | ReopenIssue() | RewriteIssue():
            return [_itself(effect, issue, ids)]
        case WriteComment() | DeleteComment():
            return [_comment(effect, issue, ids)]
        case Verdict(comment, sign):
            return [Mutation("addReaction", {"subjectId": ids.comments[comment], "content": sign.value})]
        case OpenPullRequest() | ReviseDraft() | DescribePullRequest() | BackToDraft() | RequestReviews():
            return _pull_request(effect, ids)
        case WriteFile() | ProposeFiles() | ReviseProposal() | CatchUp() | ClosePullRequest():
            return _written_back(effect, ids)
        case _:
            return []


def write_back(files: Sequence[WriteFile], ids: Ids) -> Mutation:
    """One commit on the default branch, which may be protected, with all of the files."""
    texts = {each.path: each.text for each in files}
    what = f"writing {', '.join(texts)} on a branch that may be protected"
    fields = _commit(ids.branch, ids.head, files[0].message, texts, ids)
    return Mutation("createCommitOnBranch", fields, may_fail=True, what=what, refused=WRITING_BACK)


def filing(effect: FileIssue, milestone: str | None, ids: Ids) -> Mutation:
    """The mutation that files an issue; `milestone` is the node id of the one it belongs to."""
    fields = {
        "repositoryId": ids.repository,
        "title": effect.title,
        "body": effect.body,
        "labelIds": [ids.labels[label] for label in effect.labels],
        "milestoneId": milestone,
    }
    if effect.assignee is not None and effect.assignee.lower() in ids.people:
        fields["assigneeIds"] = [ids.people[effect.assignee.lower()]]
    if effect.parent is not None and effect.parent in ids.issues:
        fields["parentIssueId"] = ids.issues[effect.parent]
    return Mutation("createIssue", fields)


def new_label(name: str, ids: Ids) -> Mutation:
    """The mutation that makes one of our labels, with its colour and what it says."""
    colour, description = labels.ALL.get(name, ("ededed", ""))
    fields = {"repositoryId": ids.repository, "name": name, "color": colour, "description": description}
    return Mutation("createLabel", fields, may_fail=True, what=f"label {name}")


def _written_back(
    effect: WriteFile | ProposeFiles | ReviseProposal | CatchUp | ClosePullRequest, ids: Ids
) -> list[Mutation]:
    match effect:
        case WriteFile():
            return [write_back([effect], ids)]
        case ProposeFiles():
            return _proposing(effect, ids)
        case ReviseProposal(branch, before, files):
            texts = {each.path: each.text for each in files}
            return [Mutation("createCommitOnBranch", _commit(branch, before, files[0].message, texts, ids))]
        case CatchUp(branch):
            fields = {"repositoryId": ids.repository, "base": branch, "head": ids.head}
            what = f"merging {ids.branch} into {branch}"
            return [Mutation("mergeBranch", fields, may_fail=True, what=what, refused=CATCHING_UP)]
        case ClosePullRequest(pull):
            return [Mutation("closePullRequest", {"pullRequestId": ids.issues[pull]})]


def _proposing(effect: ProposeFiles, ids: Ids) -> list[Mutation]:
    """The branch anew from the default branch, moved only from where it was seen; its commit; the pull."""
    name = f"refs/heads/{effect.branch}"
    if effect.stands is None:
        start = Mutation("createRef", {"repositoryId": ids.repository, "name": name, "oid": ids.head})
    else:
        move = {"name": name, "beforeOid": effect.stands, "afterOid": ids.head, "force": True}
        start = Mutation("updateRefs", {"repositoryId": ids.repository, "refUpdates": [move]})
    texts = {each.path: each.text for each in effect.files}
    commit = _commit(effect.branch, ids.head, effect.files[0].message, texts, ids)
    pull = {
        "repositoryId": ids.repository,
        "baseRefName": ids.branch,
        "headRefName": effect.branch,
        "title": effect.title,
        "body": effect.body,
    }
    what = f"opening the pull request from {effect.branch}"
    opening = Mutation("createPullRequest", pull, may_fail=True, what=what, refused=PROPOSING)
    return [start, Mutation("createCommitOnBranch", commit), opening]


def _itself(
    effect: Close | CloseIssue | Reopen | ReopenIssue | RewriteIssue, issue: str, ids: Ids
) -> Mutation:
    match effect:
        case Close(reason):
            return Mutation("closeIssue", {"issueId": issue, "stateReason": reason})
        case CloseIssue(other):
            return Mutation("closeIssue", {"issueId": ids.issues[other], "stateReason": "COMPLETED"})
        case Reopen():
            return Mutation("reopenIssue", {"issueId": issue})
        case ReopenIssue(other):
            return Mutation("reopenIssue", {"issueId": ids.issues[other]})
        case RewriteIssue(other, body, title):
            named = {} if title is None else {"title": title}
            return Mutation("updateIssue", {"id": ids.issues[other], "body": body, **named})


def _label(effect: AddLabel | RemoveLabel | LabelIssue, issue: str, ids: Ids) -> Mutation:
    on = ids.issues[effect.issue] if isinstance(effect, LabelIssue) else issue
    taken = isinstance(effect, RemoveLabel) or (isinstance(effect, LabelIssue) and not effect.present)
    name = "removeLabelsFromLabelable" if taken else "addLabelsToLabelable"
    return Mutation(name, {"labelableId": on, "labelIds": [ids.labels[effect.label]]})


def _assign(effect: Assign | Unassign | UnassignIssue, issue: str, ids: Ids) -> Mutation:
    name = "addAssigneesToAssignable" if isinstance(effect, Assign) else "removeAssigneesFromAssignable"
    who = ids.people[effect.login.lower()]
    on = ids.issues[effect.issue] if isinstance(effect, UnassignIssue) else issue
    fields = {"assignableId": on, "assigneeIds": [who]}
    return Mutation(name, fields, may_fail=True, what=f"assigning {effect.login}")


def _comment(effect: WriteComment | DeleteComment, issue: str, ids: Ids) -> Mutation:
    if isinstance(effect, DeleteComment):
        return Mutation("deleteIssueComment", {"id": ids.comments[effect.comment]})
    if effect.comment is not None:
        return Mutation("updateIssueComment", {"id": ids.comments[effect.comment], "body": effect.body})
    subject = issue if effect.issue is None else ids.issues[effect.issue]
    return Mutation("addComment", {"subjectId": subject, "body": effect.body})


def _pull_request(
    effect: OpenPullRequest | ReviseDraft | DescribePullRequest | BackToDraft | RequestReviews, ids: Ids
) -> list[Mutation]:
    match effect:
        case OpenPullRequest():
            return _opening(effect, ids)
        case ReviseDraft(branch, before, path, text, message):
            fields = _commit(branch, before, message, {path: text}, ids)
            return [Mutation("createCommitOnBranch", fields)]
        case DescribePullRequest(pull, body):
            return [Mutation("updatePullRequest", {"pullRequestId": ids.issues[pull], "body": body})]
        case BackToDraft(pull):
            fields = {"pullRequestId": ids.issues[pull]}
            what = f"making #{pull} a draft again"
            return [Mutation("convertPullRequestToDraft", fields, may_fail=True, what=what)]
        case RequestReviews():
            return _asking(effect, ids)


def _asking(effect: RequestReviews, ids: Ids) -> list[Mutation]:
    """One for each: somebody who cannot be asked would fail all the others of the same request."""
    pull, known = ids.issues[effect.pull], [login for login in effect.logins if login.lower() in ids.people]
    return [
        Mutation(
            "requestReviews",
            {"pullRequestId": pull, "userIds": [ids.people[login.lower()]], "union": True},
            may_fail=True,
            what=f"asking {login} to review #{effect.pull}",
        )
        for login in known
    ]


def _opening(effect: OpenPullRequest, ids: Ids) -> list[Mutation]:
    branch = {"repositoryId": ids.repository, "name": f"refs/heads/{effect.branch}", "oid": ids.head}
    pull = {
        "repositoryId": ids.repository,
        "baseRefName": ids.branch,
        "headRefName": effect.branch,
        "title": effect.title,
        "body": effect.body,
        "draft": True,
    }
    opening = Mutation(
        "createPullRequest", pull, may_fail=True, what="opening the post-mortem's pull request"
    )
    if effect.branch_exists:
        return [opening]
    commit = _commit(effect.branch, ids.head, effect.title, {effect.path: effect.text}, ids)
    return [Mutation("createRef", branch), Mutation("createCommitOnBranch", commit), opening]


def _commit(branch: str, head: str, message: str, files: Mapping[str, str], ids: Ids) -> Mapping[str, Any]:
    """The input of a commit on a branch that stands at `head`; `files` are texts by path."""
    return {
        "branch": {"repositoryNameWithOwner": ids.repository_name, "branchName": branch},
        "expectedHeadOid": head,
        "message": {"headline": message},
        "fileChanges": {
            "additions": [
                {"path": path, "contents": b64encode(text.encode()).decode()} for path, text in files.items()
            ]
        },
    }
