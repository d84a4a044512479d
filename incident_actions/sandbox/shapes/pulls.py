"""How pull requests look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull, Review, ReviewComment
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations import merges
from incident_actions.sandbox.shapes import issues, repositories
from incident_actions.sandbox.shapes.users import association, simple, stamp
from incident_actions.sandbox.visit import Visit

_SHARED = (
    "node_id",
    "number",
    "state",
    "locked",
    "title",
    "user",
    "body",
    "labels",
    "milestone",
    "active_lock_reason",
    "created_at",
    "updated_at",
    "closed_at",
    "assignee",
    "assignees",
    "author_association",
    "html_url",
)


def brief(visit: Visit, issue: Issue) -> dict[str, Any]:
    """The form of lists."""
    pull = _pull(issue)
    shape = issues.issue(visit.world, visit.repository, issue)
    url = f"{repositories.api(visit.world, visit.repository)}/pulls/{issue.number}"
    links = _links(url, shape)
    return {
        **{key: shape[key] for key in _SHARED},
        "id": pull.id,
        "url": url,
        "diff_url": shape["html_url"] + ".diff",
        "patch_url": shape["html_url"] + ".patch",
        **{f"{key}_url": value for key, value in links.items() if key in _FLAT},
        "merged_at": stamp(pull.merged_at),
        "merge_commit_sha": pull.merge_sha,
        "requested_reviewers": [simple(visit.world, login) for login in pull.reviewers],
        "requested_teams": [],
        "head": _end(visit, pull.head_ref, pull.head_sha),
        "base": _end(visit, pull.base_ref, pull.base_sha),
        "_links": {"self": {"href": url}, "html": {"href": shape["html_url"]}}
        | {key: {"href": value} for key, value in links.items()},
        "auto_merge": None,
        "draft": pull.draft,
    }


def full(visit: Visit, issue: Issue) -> dict[str, Any]:
    """The form of a single pull request, with its counts."""
    pull = _pull(issue)
    files = merges.changed_files(visit, pull)
    mergeable = merges.mergeable(visit, pull)
    return {
        **brief(visit, issue),
        "merged": pull.merged,
        "mergeable": mergeable,
        "rebaseable": mergeable,
        "mergeable_state": "unknown" if mergeable is None else "clean" if mergeable else "dirty",
        "merged_by": simple(visit.world, pull.merged_by),
        "comments": len(issue.comments),
        "review_comments": 0,
        "maintainer_can_modify": False,
        "commits": len(merges.commits(visit, pull)),
        "additions": sum(file["additions"] for file in files),
        "deletions": sum(file["deletions"] for file in files),
        "changed_files": len(files),
    }


def file(visit: Visit, pull: Pull, changed: dict[str, Any]) -> dict[str, Any]:
    home = repositories.page(visit.world, visit.repository)
    url = repositories.api(visit.world, visit.repository)
    path = changed["filename"]
    return {
        **{key: changed[key] for key in ("filename", "status", "additions", "deletions")},
        "patch": merges.patch(visit, pull, path),
        "sha": changed["oid"],
        "changes": changed["additions"] + changed["deletions"],
        "blob_url": f"{home}/blob/{pull.head_sha}/{path}",
        "raw_url": f"{home}/raw/{pull.head_sha}/{path}",
        "contents_url": f"{url}/contents/{path}?ref={pull.head_sha}",
    }


_FLAT = ("issue", "commits", "review_comments", "review_comment", "comments", "statuses")


def _links(url: str, shape: dict[str, Any]) -> dict[str, str]:
    home = shape["repository_url"]
    return {
        "issue": shape["url"],
        "comments": shape["comments_url"],
        "review_comments": f"{url}/comments",
        "review_comment": f"{home}/pulls/comments{{/number}}",
        "commits": f"{url}/commits",
        "statuses": f"{home}/statuses/{shape['number']}",
    }


def _end(visit: Visit, ref: str, sha: str) -> dict[str, Any]:
    return {
        "label": f"{visit.repository.owner}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": simple(visit.world, visit.repository.owner),
        "repo": {
            **repositories.full(visit.world, visit.repository),
            "allow_squash_merge": True,
            "allow_merge_commit": True,
            "allow_rebase_merge": False,
        },
    }


def _pull(issue: Issue) -> Pull:
    if issue.pull is None:
        raise TypeError(f"#{issue.number} is no pull request")
    return issue.pull


def remark(visit: Visit, issue: Issue, of: Review, comment: ReviewComment) -> dict[str, Any]:
    """What a review says of a line."""
    repository, world = visit.repository, visit.world
    pull = f"{repositories.api(world, repository)}/pulls/{issue.number}"
    url = f"{repositories.api(world, repository)}/pulls/comments/{comment.id}"
    html = f"{repositories.page(world, repository)}/pull/{issue.number}#discussion_r{comment.id}"
    return {
        "id": comment.id,
        "node_id": node_id("PRRC", repository.id, comment.id),
        "url": url,
        "pull_request_review_id": of.id,
        "diff_hunk": merges.patch(visit, issue.pull, comment.path) if issue.pull else "",
        "path": comment.path,
        "line": comment.line,
        "side": "RIGHT",
        "commit_id": of.commit,
        "original_commit_id": of.commit,
        "user": simple(world, of.user),
        "body": comment.body,
        "created_at": stamp(of.submitted_at),
        "updated_at": stamp(of.submitted_at),
        "html_url": html,
        "pull_request_url": pull,
        "author_association": association(repository, of.user),
        "_links": {"self": {"href": url}, "html": {"href": html}, "pull_request": {"href": pull}},
    }
