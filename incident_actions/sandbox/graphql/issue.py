"""What issues and pull requests have in common, and what only issues have."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.model.issues import Comment, Issue, Milestone
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations import mentions, sub_issues
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.shapes.issues import issue_page

BOTH = ("Issue", "PullRequest")
Page = dict[str, Any]


@field(*BOTH)
def id(seen: Seen[Issue]) -> str:
    prefix = "PR" if seen.thing.pull else "I"
    return node_id(prefix, seen.visit.repository.id, seen.thing.number)


@field(*BOTH)
def body(seen: Seen[Issue]) -> str:
    return seen.thing.body or ""


@field(*BOTH)
def closed(seen: Seen[Issue]) -> bool:
    return seen.thing.state == "closed"


@field("Issue")
def state(seen: Seen[Issue]) -> str:
    return seen.thing.state.upper()


@field("Issue")
def state_reason(seen: Seen[Issue], *, enable_duplicate: bool = False) -> str | None:
    """A duplicate shows as such only to those who say that they know the word; else as not planned."""
    reason = seen.thing.state_reason.upper() if seen.thing.state_reason else None
    return "NOT_PLANNED" if reason == "DUPLICATE" and not enable_duplicate else reason


@field(*BOTH)
def last_edited_at(seen: Seen[Issue]) -> datetime | None:
    return seen.thing.edited_at


@field(*BOTH)
def url(seen: Seen[Issue]) -> str:
    return issue_page(seen.visit.world, seen.visit.repository, seen.thing)


@field(*BOTH)
def resource_path(seen: Seen[Issue]) -> str:
    return url(seen).removeprefix(seen.visit.world.url)


@field(*BOTH)
def labels(seen: Seen[Issue], **window: Bound) -> Page:
    held = [seen.visit.repository.labels[id] for id in seen.thing.labels]
    return connection(held, "labels", window, lambda label: label.id, seen.beside)


@field(*BOTH)
def assignees(seen: Seen[Issue], **window: Bound) -> Page:
    people = [seen.visit.world.user(login) for login in seen.thing.assignees]
    return connection(people, "assignees", window, lambda user: user.id, seen.beside)


@field(*BOTH)
def milestone(seen: Seen[Issue]) -> Seen[Milestone] | None:
    held = seen.visit.repository.milestones.get(seen.thing.milestone or 0)
    return seen.beside(held) if held else None


@field(*BOTH)
def comments(seen: Seen[Issue], **window: Bound) -> Page:
    found: list[Comment] = [seen.visit.repository.comments[id] for id in seen.thing.comments]
    return connection(found, "comments", window, lambda comment: comment.id, seen.beside)


@field("Issue")
def parent(seen: Seen[Issue]) -> Seen[Issue] | None:
    found = seen.visit.repository.issues.get(seen.thing.parent or 0)
    return seen.beside(found) if found else None


@field("Issue", name="subIssues")
def children(seen: Seen[Issue], **window: Bound) -> Page:
    found = sub_issues.of(seen.visit, seen.thing)
    return connection(found, "subIssues", window, lambda issue: issue.number, seen.beside)


@field("Issue")
def sub_issues_summary(seen: Seen[Issue]) -> dict[str, int]:
    found = sub_issues.of(seen.visit, seen.thing)
    done = sum(child.state == "closed" for child in found)
    percent = done * 100 // len(found) if found else 0
    return {"total": len(found), "completed": done, "percent_completed": percent}


@field("Issue")
def closed_by_pull_requests_references(
    seen: Seen[Issue], *, include_closed_prs: bool = False, **window: Bound
) -> Page:
    """Pull requests whose text says that they close this; open ones unless asked for all."""
    home = seen.visit.repository.full_name
    found = [
        issue
        for issue in seen.visit.repository.issues.values()
        if issue.pull
        and (include_closed_prs or issue.state == "open")
        and seen.thing.number in mentions.closing(issue, home)
    ]
    return connection(found, "closedByPullRequestsReferences", window, lambda each: each.number, seen.beside)


@field("Repository")
def issue(seen: Seen[Any], number: int) -> Seen[Issue]:
    require_read(seen.visit.repository, seen.visit.actor, "issues")
    found = seen.visit.repository.issues.get(number)
    if found is None or found.pull:
        raise Refusal(404, f"Could not resolve to an Issue with the number of {number}.")
    return seen.beside(found)


@field("Repository")
def issue_or_pull_request(seen: Seen[Any], number: int) -> Seen[Issue]:
    require_read(seen.visit.repository, seen.visit.actor, "issues", "pull-requests")
    found = seen.visit.repository.issues.get(number)
    if found is None:
        raise Refusal(404, f"Could not resolve to an issue or pull request with the number of {number}.")
    return seen.beside(found)
