"""Comments on issues and pull requests."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.operations.edits import edit
from incident_actions.sandbox.operations.mentions import check_length, cross_reference
from incident_actions.sandbox.refusal import Refusal, forbidden, invalid, not_found
from incident_actions.sandbox.visit import Visit, scopes_of


def of(visit: Visit, issue: Issue) -> list[Comment]:
    return [visit.repository.comments[id] for id in issue.comments]


def with_id(visit: Visit, id: int) -> Comment:
    comment = visit.repository.comments.get(id)
    if comment is None:
        raise not_found()
    return comment


def create(visit: Visit, issue: Issue, body: str) -> Comment:
    """Anybody who can read may comment; a job needs its permission."""
    visit.require(*scopes_of(issue), needed="read")
    if issue.locked and not visit.may(*scopes_of(issue), needed="write"):
        raise forbidden("Unable to create comment because issue is locked.")
    _check(body)
    comment = Comment(visit.world.next_id(), issue.number, visit.login, body, visit.now, visit.now)
    visit.repository.comments[comment.id] = comment
    issue.comments.append(comment.id)
    issue.updated_at = visit.now
    cross_reference(visit, issue, body)
    visit.emit("issue_comment", "created", issue=issue, comment=comment)
    return comment


def update(visit: Visit, comment: Comment, body: str) -> Comment:
    """The author may, and whoever can write."""
    issue = visit.issue(comment.issue)
    _require_hold(visit, comment, issue)
    _check(body)
    if body != comment.body:
        before = comment.body
        edit(visit, comment, body)
        issue.updated_at = visit.now
        cross_reference(visit, issue, body)
        visit.emit(
            "issue_comment", "edited", issue=issue, comment=comment, changes={"body": {"from": before}}
        )
    return comment


def delete(visit: Visit, comment: Comment) -> None:
    """The comment goes; that there was one stays in the timeline."""
    issue = visit.issue(comment.issue)
    _require_hold(visit, comment, issue)
    visit.emit("issue_comment", "deleted", issue=issue, comment=comment)
    issue.comments.remove(comment.id)
    del visit.repository.comments[comment.id]
    visit.record(issue, "comment_deleted", deleted_author=comment.author)


def pin(visit: Visit, comment: Comment) -> Comment:
    """One comment of an issue is pinned at most; a newer pin takes its place."""
    issue = visit.issue(comment.issue)
    if issue.pull is not None:
        raise Refusal(422, "Only comments on issues can be pinned")
    visit.require("issues", needed="triage", otherwise=forbidden())
    for other in of(visit, issue):
        other.pinned_at = other.pinned_by = None
    comment.pinned_at, comment.pinned_by = visit.now, visit.login
    visit.emit("issue_comment", "pinned", issue=issue, comment=comment)
    return comment


def unpin(visit: Visit, comment: Comment) -> None:
    issue = visit.issue(comment.issue)
    visit.require("issues", needed="triage", otherwise=forbidden())
    comment.pinned_at = comment.pinned_by = None
    visit.emit("issue_comment", "unpinned", issue=issue, comment=comment)


def _require_hold(visit: Visit, comment: Comment, issue: Issue) -> None:
    """A job without its permission may not touch even its own comment."""
    own = comment.author is not None and comment.author == visit.actor.login
    visit.require(*scopes_of(issue), needed="read" if own else "write", otherwise=forbidden())


def _check(body: str) -> None:
    if not body.strip():
        raise invalid("IssueComment", "body", "missing_field", "Body cannot be blank")
    check_length(body, "IssueComment")
