"""What a person does with a pull request: open it, mark it ready, ask for a review, review, merge."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.operations import merges, pulls, refs, reviews
from incident_actions.sandbox.pages.branches import split
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.refusal import not_found

ONE = REPO + "/pull/{number:int}"


def compare(page: Page) -> Response:
    """The page that opens a pull request from a branch; links may bring its title and body along."""
    base, _, head = page.name("span").rpartition("...")
    base = base or page.repository.default_branch
    if page.world.git(page.repository).head(head) is None:
        raise not_found()
    title = page.asked("title", page.asked("pull_request[title]", head.rsplit("/", 1)[-1].replace("-", " ")))
    return page.show("compare.html", base=base, head=head, title=title, body=page.asked("body"))


def create(page: Page) -> Response:
    draft = pulls.Draft(
        page.field("title"),
        page.field("head"),
        page.field("base"),
        page.field("body") or None,
        draft=page.field("draft") == "yes",
    )
    issue = pulls.create(page.visit, draft)
    return page.go(f"{page.home}/pull/{issue.number}")


def set_ready(page: Page) -> Response:
    """Out of draft, or back into it."""
    issue, pull = pulls.numbered(page.visit, page.number())
    pulls.set_draft(page.visit, issue, pull, draft=page.field("draft") == "yes")
    return _back(page)


def ask(page: Page) -> Response:
    issue, _ = pulls.numbered(page.visit, page.number())
    pulls.request_reviews(page.visit, issue, page.fields("reviewer"))
    return _back(page)


def review(page: Page) -> Response:
    issue, _ = pulls.numbered(page.visit, page.number())
    reviews.write(page.visit, issue, page.field("event"), page.field("body"))
    return _back(page)


def merge(page: Page) -> Response:
    """As it was seen: what was pushed meanwhile stops it."""
    issue, pull = pulls.numbered(page.visit, page.number())
    merges.merge(page.visit, issue, pull, merges.Wish(page.field("method", "merge"), head=page.field("head")))
    return _back(page)


def delete_branch(page: Page) -> Response:
    _, pull = pulls.numbered(page.visit, page.number())
    if split(page.visit, pull.head_ref) is None or not pull.merged:
        raise not_found()
    refs.delete(page.visit, f"refs/heads/{pull.head_ref}")
    return _back(page)


def _back(page: Page) -> Response:
    return page.go(f"{page.home}/pull/{page.number()}")


WAYS = (
    Way("GET", REPO + "/compare/{span:path}", compare),
    Way("GET", REPO + "/pull/new/{span:path}", compare),
    Way("POST", REPO + "/pulls", create),
    Way("POST", ONE + "/ready", set_ready),
    Way("POST", ONE + "/reviewers", ask),
    Way("POST", ONE + "/reviews", review),
    Way("POST", ONE + "/merge", merge),
    Way("POST", ONE + "/branch", delete_branch),
)
