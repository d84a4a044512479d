"""What a person does to one comment, and the reactions to comments and issues."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.operations import comments, issues, reactions
from incident_actions.sandbox.pages.markdown import ticked
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.thread_deeds import path_of
from incident_actions.sandbox.refusal import not_found

COMMENT = REPO + "/comments/{comment:int}"


def edit(page: Page) -> Response:
    return _back(page, comments.update(page.visit, _comment(page), page.field("body")))


def tick(page: Page) -> Response:
    """Tick a box of a task list, or take the tick away."""
    comment = _comment(page)
    return _back(page, comments.update(page.visit, comment, _ticked(page, comment.body)))


def tick_in_issue(page: Page) -> Response:
    issues.update(page.visit, page.issue, {"body": _ticked(page, page.issue.body or "")})
    return page.go(path_of(page, page.issue))


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


def _ticked(page: Page, text: str) -> str:
    line = page.field("line")
    if not line.isdecimal():
        raise not_found()
    return ticked(text, int(line), checked=page.field("checked") == "true")


def _comment(page: Page) -> Comment:
    return comments.with_id(page.visit, page.number("comment"))


def _back(page: Page, comment: Comment) -> Response:
    return page.go(f"{path_of(page, page.visit.issue(comment.issue))}#issuecomment-{comment.id}")


WAYS = (
    Way("POST", COMMENT + "/edit", edit),
    Way("POST", COMMENT + "/tick", tick),
    Way("POST", REPO + "/issues/{number:int}/tick", tick_in_issue),
    Way("POST", COMMENT + "/delete", delete),
    Way("POST", COMMENT + "/pin", pin),
    Way("POST", COMMENT + "/unpin", unpin),
    Way("POST", COMMENT + "/reactions", react),
    Way("POST", REPO + "/issues/{number:int}/reactions", react_to_issue),
)
