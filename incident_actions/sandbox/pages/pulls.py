"""The pages of a pull request: conversation, rendered document, changes, checks."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from incident_actions.sandbox.git.comparison import Comparison
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.operations import pulls as deeds
from incident_actions.sandbox.pages import checks as checks_of
from incident_actions.sandbox.pages import diffs, remarks
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import written
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
    notes = [{**note, "by": each} for each in frame["checks"] for note in each.check.annotations]
    comparison = _compared(page, pull)
    found = [diffs.file_diff(each, comparison.patch(each.path), notes) for each in frame["files"]]
    elsewhere = diffs.unchanged(frame["files"], notes)
    said = remarks.standing(page, issue, pull)
    return page.show(
        "pull_changes.html", **frame, diffs=found, elsewhere=elsewhere, said=said, row_of=diffs.row_of
    )


def checks(page: Page) -> Response:
    issue, pull = deeds.numbered(page.visit, page.number())
    return page.show(
        "pull_checks.html", **_frame(page, issue, pull), place_of=checks_of.lines_of(page, issue)
    )


def _frame(page: Page, issue: Issue, pull: Pull) -> dict[str, Any]:
    """What each of the four pages shows."""
    found = checks_of.of_commit(page, pull.head_sha)
    return {
        "issue": issue,
        "pull": pull,
        "files": _compared(page, pull).files,
        "checks": found,
        "checked": checks_of.together(found),
        "may_edit": page.visit.may("contents", needed="write") and not pull.merged,
    }


def _compared(page: Page, pull: Pull) -> Comparison:
    return page.world.comparison(page.repository, pull)


def _rendered(page: Page, pull: Pull, path: str) -> str:
    blob = page.world.git(page.repository).object(f"{pull.head_sha}:{path}")
    text = blob.data.decode(errors="replace") if blob else ""
    return written(page, text, pull.head_ref, path)


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
