"""What a person does to one comment, and the reactions to comments and issues."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox import comments, reactions
from incident_actions.sandbox.model import Comment, Issue
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.thread_deeds import path_of

COMMENT = REPO + "/comments/{comment:int}"


def edit(page: Page) -> Response:
    return _back(page, comments.update(page.visit, _comment(page), page.field("body")))


def delete(page: Page) -> Response:
    comment = _comment(page)
    comments.delete(page.visit, comment)
    return page.go(path_of(page, page.visit.issue(comment.issue)))


def pin(page: Page) -> Response:
    return _back(page, comments.pin(page.visit, _comment(page)))


def unpin(page: Page) -> Response:
    comments.unpin(page.visit, _comment(page))
    return _back(page, _comment(page))


def react(page: Page) -> Response:
    comment = _comment(page)
    _toggle(page, comment)
    return _back(page, comment)


def react_to_issue(page: Page) -> Response:
    _toggle(page, page.issue)
    return page.go(path_of(page, page.issue))


def _toggle(page: Page, subject: Comment | Issue) -> None:
    """Add my reaction, or take it away if it is there."""
    content = page.field("content")
    there = reactions.own(page.visit, subject, content)
    if there is None:
        reactions.add(page.visit, subject, content)
    else:
        reactions.remove(page.visit, subject, there)


def _comment(page: Page) -> Comment:
    return comments.with_id(page.visit, page.number("comment"))


def _back(page: Page, comment: Comment) -> Response:
    return page.go(f"{path_of(page, page.visit.issue(comment.issue))}#issuecomment-{comment.id}")


WAYS = (
    Way("POST", COMMENT + "/edit", edit),
    Way("POST", COMMENT + "/delete", delete),
    Way("POST", COMMENT + "/pin", pin),
    Way("POST", COMMENT + "/unpin", unpin),
    Way("POST", COMMENT + "/reactions", react),
    Way("POST", REPO + "/issues/{number:int}/reactions", react_to_issue),
)
