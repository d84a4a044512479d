"""How pull requests look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.git.comparison import ChangedFile
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.shapes import issues, repositories
from incident_actions.sandbox.shapes.users import simple, stamp
from incident_actions.sandbox.world import World

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


def brief(world: World, repository: Repository, issue: Issue) -> dict[str, Any]:
    """The form of lists."""
    pull = _pull(issue)
    shape = issues.issue(world, repository, issue)
    url = f"{repositories.api(world, repository)}/pulls/{issue.number}"
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
        "requested_reviewers": [simple(world, login) for login in pull.reviewers],
        "requested_teams": [],
        "head": _end(world, repository, pull.head_ref, pull.head_sha),
        "base": _end(world, repository, pull.base_ref, pull.base_sha),
        "_links": {"self": {"href": url}, "html": {"href": shape["html_url"]}}
        | {key: {"href": value} for key, value in links.items()},
        "auto_merge": None,
        "draft": pull.draft,
    }


def full(world: World, repository: Repository, issue: Issue) -> dict[str, Any]:
    """The form of a single pull request, with its counts."""
    pull = _pull(issue)
    comparison = world.comparison(repository, pull)
    files = comparison.files
    mergeable = None if pull.merged else comparison.merged_tree is not None
    return {
        **brief(world, repository, issue),
        "merged": pull.merged,
        "mergeable": mergeable,
        "rebaseable": mergeable,
        "mergeable_state": "unknown" if mergeable is None else "clean" if mergeable else "dirty",
        "merged_by": simple(world, pull.merged_by),
        "comments": len(issue.comments),
        "review_comments": 0,
        "maintainer_can_modify": False,
        "commits": len(comparison.commits),
        "additions": sum(file.additions for file in files),
        "deletions": sum(file.deletions for file in files),
        "changed_files": len(files),
    }


def file(world: World, repository: Repository, pull: Pull, changed: ChangedFile) -> dict[str, Any]:
    home, url = repositories.page(world, repository), repositories.api(world, repository)
    return {
        "filename": changed.path,
        "status": changed.status,
        "additions": changed.additions,
        "deletions": changed.deletions,
        "changes": changed.additions + changed.deletions,
        "patch": world.comparison(repository, pull).patch(changed.path),
        "sha": changed.oid,
        "blob_url": f"{home}/blob/{pull.head_sha}/{changed.path}",
        "raw_url": f"{home}/raw/{pull.head_sha}/{changed.path}",
        "contents_url": f"{url}/contents/{changed.path}?ref={pull.head_sha}",
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


def _end(world: World, repository: Repository, ref: str, sha: str) -> dict[str, Any]:
    return {
        "label": f"{repository.owner}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": simple(world, repository.owner),
        "repo": {
            **repositories.full(world, repository),
            "allow_squash_merge": True,
            "allow_merge_commit": True,
            "allow_rebase_merge": False,
        },
    }


def _pull(issue: Issue) -> Pull:
    if issue.pull is None:
        raise TypeError(f"#{issue.number} is no pull request")
    return issue.pull
