"""The pages of a pull request: conversation, rendered document, changes, checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from incident_actions.sandbox.git.comparison import Comparison
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.operations import pulls as deeds
from incident_actions.sandbox.pages import diffs
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said, written
from incident_actions.sandbox.pages.thread import conversation

ONE = REPO + "/pull/{number:int}"


def show(page: Page) -> Response:
    """The conversation, and what is between the pull request and its merge."""
    issue, pull = deeds.numbered(page.visit, page.number())
    return page.show(
        "pull.html",
        **{**_frame(page, issue, pull), **conversation(page, issue)},
        mergeable=issue.state == "open"
        and page.world.comparison(page.repository, pull).merged_tree is not None,
        may_merge=page.visit.may("contents", needed="write"),
        own=issue.author == page.actor.login,
        verdicts=_verdicts(pull),
    )


def document(page: Page) -> Response:
    """Every Markdown file as it would be read after the merge."""
    issue, pull = deeds.numbered(page.visit, page.number())
    frame = _frame(page, issue, pull)
    documents = [
        (each.path, _rendered(page, pull, each.path))
        for each in frame["files"]
        if each.path.endswith(".md") and each.status != "removed"
    ]
    return page.show("pull_document.html", **frame, documents=documents)


def changes(page: Page) -> Response:
    issue, pull = deeds.numbered(page.visit, page.number())
    frame = _frame(page, issue, pull)
    notes = [note for check in frame["checks"] for note in check.annotations]
    comparison = _compared(page, pull)
    found = [diffs.file_diff(each, comparison.patch(each.path), notes) for each in frame["files"]]
    return page.show("pull_changes.html", **frame, diffs=found)


def checks(page: Page) -> Response:
    issue, pull = deeds.numbered(page.visit, page.number())
    return page.show("pull_checks.html", **_frame(page, issue, pull), markdown=lambda text: said(page, text))


def _frame(page: Page, issue: Issue, pull: Pull) -> dict[str, Any]:
    """What each of the four pages shows."""
    found = [check for check in page.repository.checks if check.head_sha == pull.head_sha]
    return {
        "issue": issue,
        "pull": pull,
        "files": _compared(page, pull).files,
        "checks": found,
        "checked": _conclusion(found),
        "may_edit": page.visit.may("contents", needed="write") and not pull.merged,
    }


def _compared(page: Page, pull: Pull) -> Comparison:
    return page.world.comparison(page.repository, pull)


def _rendered(page: Page, pull: Pull, path: str) -> str:
    blob = page.world.git(page.repository).object(f"{pull.head_sha}:{path}")
    text = blob.data.decode(errors="replace") if blob else ""
    return written(page, text, pull.head_ref, path)


def _conclusion(checks: Sequence[CheckRun]) -> str:
    """The worst of them."""
    reached = {check.conclusion or "pending" for check in checks}
    order = (
        "failure",
        "timed_out",
        "cancelled",
        "action_required",
        "pending",
        "neutral",
        "success",
        "skipped",
    )
    return next((word for word in order if word in reached), "")


def _verdicts(pull: Pull) -> dict[str, str]:
    """Each reviewer's last word; a comment takes back nothing."""
    found: dict[str, str] = {}
    for review in [each for each in pull.reviews if not each.pending]:
        if review.state != "COMMENTED" or (review.user or "ghost") not in found:
            found[review.user or "ghost"] = review.state
    return found


WAYS = (
    Way("GET", ONE, show),
    Way("GET", ONE + "/document", document),
    Way("GET", ONE + "/files", changes),
    Way("GET", ONE + "/checks", checks),
)
