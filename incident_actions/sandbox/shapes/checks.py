"""How check runs look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.repositories import api, page
from incident_actions.sandbox.shapes.users import person, stamp
from incident_actions.sandbox.world import World

GITHUB = User(9919, "github", "Organization")
ACTIONS = 15368
"""The id of the app that all of GitHub's own jobs are checks of."""
GRANTED = {"actions": "read", "checks": "write", "contents": "read", "metadata": "read"}


def check(world: World, repository: Repository, of: CheckRun) -> dict[str, Any]:
    url = f"{api(world, repository)}/check-runs/{of.id}"
    html = page(world, repository) + place(of)
    return {
        "id": of.id,
        "name": of.name,
        "node_id": node_id("CR", repository.id, of.id),
        "head_sha": of.head_sha,
        "external_id": of.external_id or "",
        "url": url,
        "html_url": html,
        "details_url": of.details_url or html,
        "status": of.status,
        "conclusion": of.conclusion,
        "started_at": stamp(of.started_at),
        "completed_at": stamp(of.completed_at),
        "output": {
            "title": of.title,
            "summary": of.summary,
            "text": of.text,
            "annotations_count": len(of.annotations),
            "annotations_url": f"{url}/annotations",
        },
        "check_suite": {"id": of.run} if of.run else None,
        "app": _app(world),
        "pull_requests": pulls_at(world, repository, of.head_sha),
    }


def annotation(world: World, repository: Repository, of: CheckRun, entry: dict[str, Any]) -> dict[str, Any]:
    empty = dict.fromkeys(("start_column", "end_column", "title", "message", "raw_details"))
    href = f"{page(world, repository)}/blob/{of.head_sha}/{entry.get('path', '')}"
    return {**empty, **entry, "blob_href": href}


def place(of: CheckRun) -> str:
    """Where its page is, below the repository's; a job's is below its run's."""
    return f"/actions/runs/{of.run}/job/{of.id}" if of.run else f"/runs/{of.id}"


def pulls_at(world: World, repository: Repository, sha: str) -> list[dict[str, Any]]:
    """The open pull requests that have this commit as their head, in short."""
    issues = repository.issues.values()
    return [
        _pull(world, repository, issue)
        for issue in issues
        if issue.pull and issue.pull.head_sha == sha and issue.state == "open"
    ]


def _pull(world: World, repository: Repository, issue: Issue) -> dict[str, Any]:
    home = {"id": repository.id, "url": api(world, repository), "name": repository.name}
    pull = issue.pull
    assert pull is not None, "only pull requests are asked for"
    return {
        "id": pull.id,
        "number": issue.number,
        "url": f"{home['url']}/pulls/{issue.number}",
        "head": {"ref": pull.head_ref, "sha": pull.head_sha, "repo": home},
        "base": {"ref": pull.base_ref, "sha": pull.base_sha, "repo": home},
    }


def _app(world: World) -> dict[str, Any]:
    """GitHub Actions, in whose name jobs report and act."""
    return {
        "id": ACTIONS,
        "slug": "github-actions",
        "node_id": node_id("A", 0, ACTIONS),
        "owner": person(world, GITHUB),
        "name": "GitHub Actions",
        "description": "Automate your workflow from idea to production",
        "external_url": "https://help.github.com/en/actions",
        "html_url": f"{world.url}/apps/github-actions",
        "created_at": "2018-07-30T09:30:17Z",
        "updated_at": "2024-04-10T20:33:16Z",
        "permissions": GRANTED,
        "events": [],
    }
