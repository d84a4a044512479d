"""The lists of a repository's issues and pull requests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.pull_request import state as pull_state
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository

Page = dict[str, Any]
KEYS: dict[str, Callable[[Issue], Any]] = {
    "CREATED_AT": lambda issue: (issue.created_at, issue.id),
    "UPDATED_AT": lambda issue: (issue.updated_at, issue.id),
    "COMMENTS": lambda issue: (len(issue.comments), issue.id),
}


@field("Repository")
def issues(
    seen: Seen[Repository],
    states: list[str] | None = None,
    labels: list[str] | None = None,
    filter_by: dict[str, Any] | None = None,
    order_by: dict[str, str] | None = None,
    **window: Bound,
) -> Page:
    """Issues that fit every filter; by label any of those named."""
    require_read(seen.thing, seen.visit.actor, "issues")
    wanted = filter_by or {}
    found = [
        issue
        for issue in seen.thing.issues.values()
        if issue.pull is None
        and issue.state.upper() in (states or wanted.get("states") or ("OPEN", "CLOSED"))
        and _labelled(seen.thing, issue, labels)
        and _labelled(seen.thing, issue, wanted.get("labels"))
        and _fits(issue, wanted)
    ]
    return _page(seen, _ordered(found, order_by), "issues", window)


@field("Repository")
def pull_requests(
    seen: Seen[Repository],
    states: list[str] | None = None,
    labels: list[str] | None = None,
    order_by: dict[str, str] | None = None,
    **bounds: Bound,
) -> Page:
    """Pull requests that fit; `headRefName` and `baseRefName` come with the bounds."""
    require_read(seen.thing, seen.visit.actor, "pull-requests")
    head_ref_name, base_ref_name = bounds.get("head_ref_name"), bounds.get("base_ref_name")
    found = [
        issue
        for issue in seen.thing.issues.values()
        if issue.pull
        and (not states or pull_state(seen.beside(issue)) in states)
        and head_ref_name in (None, issue.pull.head_ref)
        and base_ref_name in (None, issue.pull.base_ref)
        and _labelled(seen.thing, issue, labels)
    ]
    return _page(seen, _ordered(found, order_by), "pullRequests", bounds)


@field("Ref")
def associated_pull_requests(seen: Seen[tuple[str, str]], **wanted: Any) -> Page:  # noqa: ANN401 - as in pull_requests
    """Those that come from this very branch."""
    branch = seen.thing[0].removeprefix("refs/heads/")
    asked_for = wanted.get("head_ref_name") in (None, branch)
    found = {**wanted, "head_ref_name": branch if asked_for else ""}
    return pull_requests(seen.beside(seen.visit.repository), **found)


def _labelled(repository: Repository, issue: Issue, names: list[str] | None) -> bool:
    if not names:
        return True
    held = {repository.labels[id].name.casefold() for id in issue.labels}
    return any(name.casefold() in held for name in names)


def _fits(issue: Issue, wanted: dict[str, Any]) -> bool:
    since: datetime | None = wanted.get("since")
    assignee, creator, number = (wanted.get(key) for key in ("assignee", "created_by", "milestone_number"))
    return (
        (since is None or issue.updated_at >= since)
        and (assignee in (None, "*") or assignee in issue.assignees)
        and creator in (None, issue.author)
        and number in (None, str(issue.milestone))
    )


def _ordered(found: list[Issue], order: dict[str, str] | None) -> list[Issue]:
    if order is None:
        return found
    return sorted(found, key=KEYS[order["field"]], reverse=order["direction"] == "DESC")


def _page(seen: Seen[Repository], found: list[Issue], name: str, window: dict[str, Bound]) -> Page:
    return connection(found, name, window, lambda issue: issue.number, seen.beside)
