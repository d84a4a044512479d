"""Workflows, their runs, and check runs: the runner makes them, the API shows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow file on the default branch."""

    id: int
    name: str
    path: str
    state: str


@dataclass(slots=True)
class WorkflowRun:
    """One run of a workflow file; `requests` counts what the run asked of the API."""

    id: int
    workflow: str
    """Path of the workflow file: `.github/workflows/incidents.yml`."""
    event: str
    status: str
    created_at: datetime
    updated_at: datetime
    conclusion: str | None = None
    log: str = ""
    summary: str = ""
    requests: int = 0
    number: int = 1
    actor: str | None = None
    head_branch: str = "main"
    head_sha: str = ""
    title: str = ""


@dataclass(slots=True)
class CheckRun:
    id: int
    name: str
    head_sha: str
    status: str = "queued"
    conclusion: str | None = None
    external_id: str | None = None
    details_url: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    annotations: list[dict[str, Any]] = field(default_factory=list)
    run: int | None = None
    """The workflow run whose job it is; None for one that was made through the API."""
    log: str = ""
    job_summary: str = ""
    """What the job's steps wrote for its page, which the API does not show."""
