"""Comments of issues and pull requests."""

from __future__ import annotations

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.model.issues import Comment
from incident_actions.sandbox.operations import comments
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import comment as shape_of

OF_ISSUE = REPO + "/issues/{number}/comments"
ALL = REPO + "/issues/comments"
ONE = ALL + "/{comment}"


def of_issue(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    return _page(call, comments.of(call.visit, call.issue))


def of_repository(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    found = list(call.repository.comments.values())
    if call.query.get("sort") == "updated":
        found.sort(key=lambda comment: (comment.updated_at, comment.id))
    if call.query.get("direction") == "desc":
        found.reverse()
    return _page(call, found)


def read(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    return _one(call, comments.with_id(call.visit, call.number("comment")))


def create(call: Call) -> Answer:
    comment = comments.create(call.visit, call.issue, call.needed("body", "IssueComment"))
    return Answer(201, shape_of(call.world, call.repository, comment), {"location": call.world.url})


def update(call: Call) -> Answer:
    comment = comments.with_id(call.visit, call.number("comment"))
    return _one(call, comments.update(call.visit, comment, call.needed("body", "IssueComment")))


def delete(call: Call) -> Answer:
    comments.delete(call.visit, comments.with_id(call.visit, call.number("comment")))
    return NO_CONTENT


def pin(call: Call) -> Answer:
    return _one(call, comments.pin(call.visit, comments.with_id(call.visit, call.number("comment"))))


def unpin(call: Call) -> Answer:
    comments.unpin(call.visit, comments.with_id(call.visit, call.number("comment")))
    return NO_CONTENT


def _one(call: Call, comment: Comment) -> Answer:
    return Answer(200, shape_of(call.world, call.repository, comment))


def _page(call: Call, found: list[Comment]) -> Answer:
    since = call.moment(call.query.get("since"))
    shown = [comment for comment in found if since is None or comment.updated_at >= since]
    return paged(call, shown, lambda comment: shape_of(call.world, call.repository, comment))


ROUTES = (
    RouteTo("GET", OF_ISSUE, of_issue),
    RouteTo("POST", OF_ISSUE, create),
    RouteTo("GET", ALL, of_repository),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("DELETE", ONE, delete),
    RouteTo("PUT", ONE + "/pin", pin),
    RouteTo("DELETE", ONE + "/pin", unpin),
)
