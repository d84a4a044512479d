"""What reviews say of lines: each remark begins a thread."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.pull_request import Page, pull_of
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Review, ReviewComment
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations.reviews import visible


@field("PullRequest")
def review_threads(seen: Seen[Issue], **window: Bound) -> Page:
    """Those of a pending review are shown to its author alone."""
    reviews = visible(pull_of(seen), seen.visit.actor)
    found = [(review, comment) for review in reviews for comment in review.comments]
    return connection(
        found, "reviewThreads", window, lambda each: each[1].id, lambda each: _thread(seen, *each)
    )


@field("PullRequestReviewThread")
def comments(thread: dict[str, Any], **window: Bound) -> Page:
    """The sandbox has no replies."""
    return connection([thread["comment"]], "comments", window, lambda each: each["full_database_id"], dict)


def _thread(seen: Seen[Issue], review: Review, comment: ReviewComment) -> dict[str, Any]:
    visit, pull = seen.visit, pull_of(seen)
    repository, where = visit.repository.id, visit.world.standing(visit.repository, pull, review, comment)
    lines = {
        "path": comment.path,
        "line": where and where.last,
        "start_line": where and comment.start_line and where.first,
    }
    said = {
        **lines,
        "id": node_id("PRRC", repository, comment.id),
        "full_database_id": comment.id,
        "author": seen.person(review.user),
        "body": comment.body,
        "outdated": where is None,
        "pull_request_review": seen.beside(review),
    }
    return {
        **lines,
        "id": node_id("PRRT", repository, comment.id),
        "is_outdated": where is None,
        "is_resolved": comment.resolved_by is not None,
        "comment": said,
    }
