"""Effects as GraphQL mutations: several of them go out in one document."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from incident_actions import labels
from incident_actions.effects import (
    AddLabel,
    Assign,
    Close,
    CloseIssue,
    DeleteComment,
    Effect,
    FileIssue,
    LabelIssue,
    OpenPullRequest,
    RemoveLabel,
    Reopen,
    RewriteIssue,
    Unassign,
    UnassignIssue,
    Verdict,
    WriteComment,
    WriteFile,
)
from incident_actions.github.ids import Ids


@dataclass(frozen=True, slots=True)
class Mutation:
    """One mutation and its input. Where it `may_fail`, a refusal of `what` is told, and the rest counts."""

    name: str
    input: Mapping[str, Any]
    may_fail: bool = False
    what: str = ""


def mutations(effect: Effect, number: int | None, ids: Ids) -> list[Mutation]:
    """The mutations of one effect on issue `number`; empty for an effect that takes REST."""
    issue = "" if number is None else ids.issues[number]
    match effect:
        case AddLabel() | RemoveLabel() | LabelIssue():
            return [_label(effect, issue, ids)]
        case Assign() | Unassign() | UnassignIssue():
            return [_assign(effect, issue, ids)]
        case Close() | CloseIssue() | Reopen() | RewriteIssue():
            return [_itself(effect, issue, ids)]
        case WriteComment() | DeleteComment():
            return [_comment(effect, issue, ids)]
        case Verdict(comment, sign):
            return [Mutation("addReaction", {"subjectId": ids.comments[comment], "content": sign.value})]
        case OpenPullRequest():
            return _pull_request(effect, ids)
        case WriteFile(path, _, text, message):
            commit = _commit(ids.branch, path, text, message, ids)
            return [replace(commit, may_fail=True, what=f"writing {path} on a branch that may be protected")]
        case _:
            return []


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


def _itself(effect: Close | CloseIssue | Reopen | RewriteIssue, issue: str, ids: Ids) -> Mutation:
    match effect:
        case Close(reason):
            return Mutation("closeIssue", {"issueId": issue, "stateReason": reason})
        case CloseIssue(other):
            return Mutation("closeIssue", {"issueId": ids.issues[other], "stateReason": "COMPLETED"})
        case Reopen():
            return Mutation("reopenIssue", {"issueId": issue})
        case RewriteIssue(other, body):
            return Mutation("updateIssue", {"id": ids.issues[other], "body": body})


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


def _pull_request(effect: OpenPullRequest, ids: Ids) -> list[Mutation]:
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
    commit = _commit(effect.branch, effect.path, effect.text, effect.title, ids)
    return [Mutation("createRef", branch), commit, opening]


def _commit(branch: str, path: str, text: str, message: str, ids: Ids) -> Mutation:
    fields = {
        "branch": {"repositoryNameWithOwner": ids.repository_name, "branchName": branch},
        "expectedHeadOid": ids.head,
        "message": {"headline": message},
        "fileChanges": {"additions": [{"path": path, "contents": b64encode(text.encode()).decode()}]},
    }
    return Mutation("createCommitOnBranch", fields)
