"""How issues, labels, milestones and comments look in REST."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from incident_actions.sandbox.model.issues import CONTENTS, Comment, Issue, Label, Milestone, Reaction
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.repositories import api, page
from incident_actions.sandbox.shapes.users import association, simple, stamp
from incident_actions.sandbox.world import World


def issue_page(world: World, repository: Repository, issue: Issue) -> str:
    return f"{page(world, repository)}/{'pull' if issue.pull else 'issues'}/{issue.number}"


def comment_page(world: World, repository: Repository, comment: Comment) -> str:
    about = repository.issues[comment.issue]
    return f"{issue_page(world, repository, about)}#issuecomment-{comment.id}"


def label(world: World, repository: Repository, of: Label) -> dict[str, Any]:
    return {
        "id": of.id,
        "node_id": node_id("LA", repository.id, of.id),
        "url": f"{api(world, repository)}/labels/{quote(of.name, safe='')}",
        "name": of.name,
        "color": of.color,
        "default": of.name in ("bug", "documentation", "enhancement"),
        "description": of.description,
    }


def labels(world: World, repository: Repository, issue: Issue) -> list[dict[str, Any]]:
    held = sorted((repository.labels[id] for id in issue.labels), key=lambda label: label.name.casefold())
    return [label(world, repository, each) for each in held]


def milestone(world: World, repository: Repository, of: Milestone) -> dict[str, Any]:
    url = f"{api(world, repository)}/milestones/{of.number}"
    states = [issue.state for issue in repository.issues.values() if issue.milestone == of.number]
    return {
        "url": url,
        "html_url": f"{page(world, repository)}/milestone/{of.number}",
        "labels_url": f"{url}/labels",
        "id": of.id,
        "node_id": node_id("MI", repository.id, of.number),
        "number": of.number,
        "state": of.state,
        "title": of.title,
        "description": of.description,
        "creator": simple(world, of.creator),
        "open_issues": states.count("open"),
        "closed_issues": states.count("closed"),
        "created_at": stamp(of.created_at),
        "updated_at": stamp(of.updated_at),
        "closed_at": stamp(of.closed_at),
        "due_on": stamp(of.due_on),
    }


def milestone_of(world: World, repository: Repository, issue: Issue) -> dict[str, Any] | None:
    held = repository.milestones.get(issue.milestone or 0)
    return milestone(world, repository, held) if held else None


def rollup(url: str, reactions: list[Reaction]) -> dict[str, Any]:
    counts = dict.fromkeys(CONTENTS, 0)
    for each in reactions:
        counts[each.content] += 1
    return {"url": f"{url}/reactions", "total_count": len(reactions), **counts}


def reaction(world: World, repository: Repository, of: Reaction) -> dict[str, Any]:
    return {
        "id": of.id,
        "node_id": node_id("REA", repository.id, of.id),
        "user": simple(world, of.user),
        "content": of.content,
        "created_at": stamp(of.created_at),
    }


def issue(world: World, repository: Repository, of: Issue) -> dict[str, Any]:
    """An issue, or a pull request seen as one."""
    url = f"{api(world, repository)}/issues/{of.number}"
    assignees = [simple(world, login) for login in of.assignees]
    shape = {
        "url": url,
        "repository_url": api(world, repository),
        "labels_url": f"{url}/labels{{/name}}",
        "comments_url": f"{url}/comments",
        "events_url": f"{url}/events",
        "html_url": issue_page(world, repository, of),
        "id": of.id,
        "node_id": node_id("PR" if of.pull else "I", repository.id, of.number),
        "number": of.number,
        "title": of.title,
        "user": simple(world, of.author),
        "labels": labels(world, repository, of),
        "state": of.state,
        "locked": of.locked,
        "assignee": assignees[0] if assignees else None,
        "assignees": assignees,
        "milestone": milestone_of(world, repository, of),
        "comments": len(of.comments),
        "created_at": stamp(of.created_at),
        "updated_at": stamp(of.updated_at),
        "closed_at": stamp(of.closed_at),
        "author_association": association(repository, of.author),
        "active_lock_reason": None,
        "body": of.body,
        "reactions": rollup(url, of.reactions),
        "timeline_url": f"{url}/timeline",
        "performed_via_github_app": None,
        "state_reason": of.state_reason,
    }
    return {**shape, **(_pull_links(world, repository, of) if of.pull else _family(world, repository, of))}


def seen_issue(world: World, repository: Repository, of: Issue) -> dict[str, Any]:
    """As `GET` answers, which adds who closed it."""
    return {**issue(world, repository, of), "closed_by": simple(world, of.closed_by)}


def comment(world: World, repository: Repository, of: Comment) -> dict[str, Any]:
    url = f"{api(world, repository)}/issues/comments/{of.id}"
    pin = (
        {"pinned_at": stamp(of.pinned_at), "pinned_by": simple(world, of.pinned_by)} if of.pinned_at else None
    )
    return {
        "url": url,
        "html_url": comment_page(world, repository, of),
        "issue_url": f"{api(world, repository)}/issues/{of.issue}",
        "id": of.id,
        "node_id": node_id("IC", repository.id, of.id),
        "user": simple(world, of.author),
        "created_at": stamp(of.created_at),
        "updated_at": stamp(of.updated_at),
        "author_association": association(repository, of.author),
        "body": of.body,
        "reactions": rollup(url, of.reactions),
        "performed_via_github_app": None,
        "pin": pin,
    }


def _pull_links(world: World, repository: Repository, of: Issue) -> dict[str, Any]:
    url = f"{api(world, repository)}/pulls/{of.number}"
    page_url = issue_page(world, repository, of)
    merged = of.pull.merged_at if of.pull else None
    links = {
        "url": url,
        "html_url": page_url,
        "diff_url": f"{page_url}.diff",
        "patch_url": f"{page_url}.patch",
        "merged_at": stamp(merged),
    }
    return {"draft": bool(of.pull and of.pull.draft), "pull_request": links}


def _family(world: World, repository: Repository, of: Issue) -> dict[str, Any]:
    children = [repository.issues[number] for number in of.sub_issues if number in repository.issues]
    done = sum(child.state == "closed" for child in children)
    percent = done * 100 // len(children) if children else 0
    shape: dict[str, Any] = {
        "sub_issues_summary": {"total": len(children), "completed": done, "percent_completed": percent},
        "type": None,
    }
    if of.parent is not None:
        shape["parent_issue_url"] = f"{api(world, repository)}/issues/{of.parent}"
    return shape
