"""How reviews look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes import repositories
from incident_actions.sandbox.shapes.users import association, simple, stamp
from incident_actions.sandbox.world import World


def issue_of(repository: Repository, of: Review) -> Issue:
    """The pull request that was reviewed."""
    return next(
        issue
        for issue in repository.issues.values()
        if issue.pull and any(each.id == of.id for each in issue.pull.reviews)
    )


def review(world: World, repository: Repository, issue: Issue, of: Review) -> dict[str, Any]:
    url = f"{repositories.api(world, repository)}/pulls/{issue.number}"
    html = f"{repositories.page(world, repository)}/pull/{issue.number}#pullrequestreview-{of.id}"
    return {
        "id": of.id,
        "node_id": node_id("PRR", repository.id, of.id),
        "user": simple(world, of.user),
        "body": of.body,
        "state": of.state,
        "html_url": html,
        "pull_request_url": url,
        "author_association": association(repository, of.user),
        "_links": {"html": {"href": html}, "pull_request": {"href": url}},
        **({} if of.pending else {"submitted_at": stamp(of.submitted_at)}),
        "commit_id": of.commit,
    }
