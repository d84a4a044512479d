"""How a repository looks in REST and in webhooks."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.actor import Actor, at_least
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.users import simple, stamp
from incident_actions.sandbox.world import World

_LINKS = {
    "archive_url": "{archive_format}{/ref}",
    "assignees_url": "assignees{/user}",
    "blobs_url": "git/blobs{/sha}",
    "branches_url": "branches{/branch}",
    "collaborators_url": "collaborators{/collaborator}",
    "comments_url": "comments{/number}",
    "commits_url": "commits{/sha}",
    "compare_url": "compare/{base}...{head}",
    "contents_url": "contents/{+path}",
    "contributors_url": "contributors",
    "deployments_url": "deployments",
    "downloads_url": "downloads",
    "events_url": "events",
    "forks_url": "forks",
    "git_commits_url": "git/commits{/sha}",
    "git_refs_url": "git/refs{/sha}",
    "git_tags_url": "git/tags{/sha}",
    "hooks_url": "hooks",
    "issue_comment_url": "issues/comments{/number}",
    "issue_events_url": "issues/events{/number}",
    "issues_url": "issues{/number}",
    "keys_url": "keys{/key_id}",
    "labels_url": "labels{/name}",
    "languages_url": "languages",
    "merges_url": "merges",
    "milestones_url": "milestones{/number}",
    "notifications_url": "notifications{?since,all,participating}",
    "pulls_url": "pulls{/number}",
    "releases_url": "releases{/id}",
    "stargazers_url": "stargazers",
    "statuses_url": "statuses/{sha}",
    "subscribers_url": "subscribers",
    "subscription_url": "subscription",
    "tags_url": "tags",
    "teams_url": "teams",
    "trees_url": "git/trees{/sha}",
}
_COUNTS = ("size", "stargazers_count", "watchers_count", "forks_count", "forks", "watchers")
_YES = ("has_issues", "has_projects", "has_downloads", "has_wiki", "allow_forking", "is_template")


def api(world: World, repository: Repository) -> str:
    return f"{world.url}/repos/{repository.full_name}"


def page(world: World, repository: Repository) -> str:
    return f"{world.url}/{repository.full_name}"


def minimal(world: World, repository: Repository) -> dict[str, Any]:
    """The form that stands inside other answers."""
    url = api(world, repository)
    return {
        "id": repository.id,
        "node_id": node_id("R", 0, repository.id),
        "name": repository.name,
        "full_name": repository.full_name,
        "private": repository.private,
        "owner": simple(world, repository.owner),
        "html_url": page(world, repository),
        "description": None,
        "fork": False,
        "url": url,
        **{key: f"{url}/{tail}" for key, tail in _LINKS.items()},
    }


def full(world: World, repository: Repository) -> dict[str, Any]:
    """The form of webhooks and of a pull request's two ends."""
    home = page(world, repository)
    opened = sum(issue.state == "open" for issue in repository.issues.values())
    return {
        **minimal(world, repository),
        "created_at": stamp(repository.created_at),
        "updated_at": stamp(repository.created_at),
        "pushed_at": stamp(repository.created_at),
        "git_url": home.replace("http://", "git://", 1) + ".git",
        "ssh_url": f"git@localhost:{repository.full_name}.git",
        "clone_url": home + ".git",
        "svn_url": home,
        "mirror_url": None,
        "homepage": None,
        "language": None,
        "license": None,
        **dict.fromkeys(_COUNTS, 0),
        **dict.fromkeys(_YES, True),
        "is_template": False,
        "has_pages": False,
        "has_discussions": False,
        "has_pull_requests": True,
        "pull_request_creation_policy": "all",
        "archived": False,
        "disabled": False,
        "visibility": "private" if repository.private else "public",
        "topics": [],
        "custom_properties": {},
        "web_commit_signoff_required": False,
        "open_issues_count": opened,
        "open_issues": opened,
        "default_branch": repository.default_branch,
    }


def seen(world: World, repository: Repository, actor: Actor) -> dict[str, Any]:
    """The answer to `GET /repos/{owner}/{repo}`, with what this actor may do."""
    flags = {"admin": "admin", "maintain": "maintain", "push": "write", "triage": "triage", "pull": "read"}
    held = {flag: at_least(repository, actor.login, needed) for flag, needed in flags.items()}
    answer = {**full(world, repository), "subscribers_count": 0, "network_count": 0}
    if actor.user is not None and not actor.is_job:
        answer["permissions"] = held
    return answer
