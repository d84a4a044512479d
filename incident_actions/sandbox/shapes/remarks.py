"""How what a review says of a line looks in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Review, ReviewComment
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes import repositories
from incident_actions.sandbox.shapes.users import association, simple, stamp
from incident_actions.sandbox.world import World


def remark(
    world: World, repository: Repository, issue: Issue, of: Review, comment: ReviewComment
) -> dict[str, Any]:
    pull = f"{repositories.api(world, repository)}/pulls/{issue.number}"
    place = world.standing(repository, issue.pull, of, comment) if issue.pull else None
    url = f"{repositories.api(world, repository)}/pulls/comments/{comment.id}"
    html = f"{repositories.page(world, repository)}/pull/{issue.number}#discussion_r{comment.id}"
    return {
        "id": comment.id,
        "node_id": node_id("PRRC", repository.id, comment.id),
        "url": url,
        "pull_request_review_id": of.id,
        "diff_hunk": world.comparison(repository, issue.pull).patch(comment.path) if issue.pull else "",
        "path": comment.path,
        "line": place and place.last,
        "original_line": comment.line,
        "start_line": place and comment.start_line and place.first,
        "original_start_line": comment.start_line,
        "side": "RIGHT",
        "start_side": comment.start_line and "RIGHT",
        "subject_type": "line",
        "commit_id": issue.pull.head_sha if issue.pull and place else of.commit,
        "original_commit_id": of.commit,
        "user": simple(world, of.user),
        "body": comment.body,
        "created_at": stamp(of.created_at),
        "updated_at": stamp(of.created_at),
        "html_url": html,
        "pull_request_url": pull,
        "author_association": association(repository, of.user),
        "_links": {"self": {"href": url}, "html": {"href": html}, "pull_request": {"href": pull}},
    }
