"""What a person does with lines of a pull request: comment, suggest others, commit a suggestion, resolve."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import pulls, reviews, suggestions
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.refusal import Refusal

ONE = REPO + "/pull/{number:int}"


def remark(page: Page) -> Response:
    """One comment is a review of its own, as on GitHub."""
    issue = _issue(page)
    first, last = _line(page, "first"), _line(page, "last")
    said = reviews.Remark(page.field("file"), last or first or 0, _body(page), first if last else None)
    if said.start_line == said.line:
        said = reviews.Remark(said.path, said.line, said.body)
    review = reviews.write(page.visit, issue, "COMMENT", "", (said,))
    return page.go(f"{page.home}/pull/{issue.number}/files#discussion_r{review.comments[0].id}")


def commit(page: Page) -> Response:
    issue = _issue(page)
    comment = suggestions.commit(page.visit, issue, page.number("comment"), page.number("suggestion"))
    return page.go(f"{page.home}/pull/{issue.number}#discussion_r{comment.id}")


def resolve(page: Page) -> Response:
    issue = _issue(page)
    comment = reviews.resolve(page.visit, page.number("comment"))
    return page.go(f"{page.home}/pull/{issue.number}#discussion_r{comment.id}")


def _issue(page: Page) -> Issue:
    return pulls.numbered(page.visit, page.number())[0]


def _line(page: Page, name: str) -> int | None:
    """The number of a line; None where nothing was typed."""
    text = page.field(name).strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise Refusal(422, f"{text} is not the number of a line.")
    return int(text) if text else None


def _body(page: Page) -> str:
    """The comment, and below it what to write instead, where that was typed."""
    body, instead = page.field("body").strip(), page.field("instead").replace("\r\n", "\n").rstrip("\n")
    return f"{body}\n\n{suggestions.block(instead)}".strip() if instead else body


WAYS = (
    Way("POST", ONE + "/remarks", remark),
    Way("POST", ONE + "/comments/{comment:int}/suggestions/{suggestion:int}", commit),
    Way("POST", ONE + "/comments/{comment:int}/resolve", resolve),
)
