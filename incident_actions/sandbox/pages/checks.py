"""Checks as pages show them: those of a commit, how they went together, and the page of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.operations import workflows
from incident_actions.sandbox.pages import diffs, words
from incident_actions.sandbox.pages.logs import plain
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said
from incident_actions.sandbox.refusal import not_found
from incident_actions.sandbox.shapes.checks import place

WORST = (
    "failure",
    "timed_out",
    "cancelled",
    "action_required",
    "pending",
    "neutral",
    "success",
    "skipped",
)


@dataclass(frozen=True, slots=True)
class Check:
    """`title` is `Workflow / job`, or the name that a job gave to a check that it made itself."""

    check: CheckRun
    title: str
    event: str
    path: str
    """Of its page, below the repository's."""
    took: str

    @property
    def word(self) -> str:
        return self.check.conclusion or self.check.status

    @property
    def said(self) -> str:
        """`4 s, 7 annotations`, or that it has not begun."""
        if self.word in ("queued", "skipped"):
            return self.word
        notes = len(self.check.annotations)
        return f"{self.took}, {words.plural(notes, 'annotation')}" if notes else self.took


def of_commit(page: Page, sha: str) -> list[Check]:
    """The latest of each workflow, event and job: one event comes often, such as each push to a branch."""
    found = [_shown(page, check) for check in page.repository.checks if check.head_sha == sha]
    return list({(each.title, each.event): each for each in found}.values())


def of_run(page: Page, run: WorkflowRun) -> list[Check]:
    """Its jobs."""
    return [_shown(page, check) for check in page.repository.checks if check.run == run.id]


def together(checks: Sequence[Check]) -> str:
    """How they went: the worst of them; nothing where there are none."""
    reached = {each.check.conclusion or "pending" for each in checks}
    return next((word for word in WORST if word in reached), "")


def show(page: Page) -> Response:
    """What a job left behind; it is the same page by its own address and by its run's."""
    id = page.number("check")
    found = next((each for each in page.repository.checks if each.id == id), None)
    if found is None or page.request.path_params.get("run", found.run) != found.run:
        raise not_found()
    pulls = [
        issue
        for issue in page.repository.issues.values()
        if issue.pull is not None and issue.pull.head_sha == found.head_sha
    ]
    return page.show(
        "check.html",
        shown=_shown(page, found),
        check=found,
        pulls=pulls,
        texts=[said(page, text) for text in (found.job_summary, found.summary, found.text) if text],
        log=plain(found.log),
        place_of=lines_of(page, pulls[0]) if pulls else None,
    )


def lines_of(page: Page, issue: Issue) -> Callable[[diffs.Annotation], str]:
    """Where the line that an annotation is about stands among the changes of a pull request."""
    files = f"{page.home}/pull/{issue.number}/files"
    return lambda note: f"{files}#{diffs.row_of(note['path'], note['end_line'])}"


def _shown(page: Page, check: CheckRun) -> Check:
    run = next((each for each in page.repository.runs if each.id == check.run), None)
    title = f"{workflows.name_of(page.visit, run.workflow)} / {check.name}" if run else check.name
    return Check(check, title, run.event if run else "", place(check), words.lasting(_took(page, check)))


def _took(page: Page, check: CheckRun) -> timedelta:
    """By the sandbox's clock; up to now for one that is under way."""
    begun = check.started_at or page.world.now()
    return (check.completed_at or page.world.now()) - begun


WAYS = (
    Way("GET", REPO + "/runs/{check:int}", show),
    Way("GET", REPO + "/actions/runs/{run:int}/job/{check:int}", show),
)
