"""Workflow runs: the list, and one run's summary, log, duration and requests."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from incident_actions.sandbox.model.runs import WorkflowRun
from incident_actions.sandbox.operations import workflows
from incident_actions.sandbox.pages import checks, words
from incident_actions.sandbox.pages.issue_list import address, leaf
from incident_actions.sandbox.pages.logs import plain
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said


def listed(page: Page) -> Response:
    """The newest first; those in which nothing ran are left out unless asked for."""
    everything = list(reversed(page.repository.runs))
    skipped = sum(run.conclusion == "skipped" for run in everything)
    shown = (
        everything if page.asked("skipped") else [run for run in everything if run.conclusion != "skipped"]
    )
    return page.show(
        "runs.html",
        leaf=leaf(page, shown),
        skipped=skipped,
        showing_skipped=bool(page.asked("skipped")),
        address=lambda **changed: address(page, **changed),
        workflows=workflows.listed(page.visit),
        may_run=page.visit.may("actions", needed="write"),
    )


def show(page: Page) -> Response:
    run = workflows.run_with_id(page.visit, page.number("run"))
    summary = said(page, run.summary) if run.summary.strip() else None
    return page.show(
        "run.html",
        run=run,
        summary=summary,
        log=plain(run.log),
        took=words.lasting(took(page, run)),
        jobs=checks.of_run(page, run),
    )


def took(page: Page, run: WorkflowRun) -> timedelta:
    """By the sandbox's clock; up to now for one that is under way."""
    end = run.updated_at if run.status == "completed" else page.world.now()
    return end - run.created_at


def start(page: Page) -> Response:
    """Run a workflow by hand, on the default branch."""
    workflow = workflows.find(page.visit, page.field("workflow"))
    inputs = {name: value for name in ("command", "issue") if (value := page.field(name).strip())}
    workflows.dispatch(page.visit, workflow, page.repository.default_branch, inputs)
    return page.go(f"{page.home}/actions")


WAYS = (
    Way("GET", REPO + "/actions", listed),
    Way("GET", REPO + "/actions/runs/{run:int}", show),
    Way("POST", REPO + "/actions/runs", start),
)
