"""One job to be run, and what came of it: what a runner hands to whoever executes jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from incident_actions.sandbox.runner.annotations import Annotation
from incident_actions.sandbox.runner.workflows import Job, Workflow


@dataclass(frozen=True, slots=True)
class JobResult:
    """How a job went: `success`, `failure`, `cancelled` or `skipped`."""

    conclusion: str
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """`job` is the one to run, with `token`; its own `if:` may still hold it back.

    `refused` are jobs of the same run whose `if:` we read as false: act is asked along with the job, so that
    the word of the real runner counts.
    """

    workflow: Workflow
    job: Job | None
    refused: tuple[str, ...]
    event: str
    payload: Mapping[str, Any]
    repository: str
    commit: str
    token: str
    environment: Mapping[str, str]
    limit: timedelta
    needs: Mapping[str, JobResult] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Conclusions of the jobs that did something, by id; a job that is not among them was skipped."""

    conclusions: Mapping[str, str]
    log: str = ""
    summary: str = ""
    steps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The outputs of the job's steps, by the step's id."""
    annotations: tuple[Annotation, ...] = ()


class Executor(Protocol):
    """Runs jobs: act, or a function in this process."""

    def execute(self, work: Work) -> Outcome: ...

    def close(self) -> None: ...
