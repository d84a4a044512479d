"""A check run for each job of a run, on the commit that the run is about."""

from __future__ import annotations

from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.runner.expressions import interpolate
from incident_actions.sandbox.runner.runs import Run
from incident_actions.sandbox.runner.syntax import ExpressionError
from incident_actions.sandbox.runner.values import text
from incident_actions.sandbox.runner.work import Outcome
from incident_actions.sandbox.runner.workflows import Job
from incident_actions.sandbox.world import World


def opened(world: World, repository: Repository, run: Run) -> None:
    """One a job, queued."""
    with world.turn():
        for job in run.workflow.jobs:
            check = CheckRun(world.next_id(), _name(run, job), run.record.head_sha, run=run.record.id)
            run.checks[job.id] = check
            repository.checks.append(check)


def started(world: World, run: Run, job: Job) -> None:
    with world.turn():
        check = run.checks[job.id]
        check.status, check.started_at = "in_progress", world.now()


def told(world: World, run: Run, job: Job, outcome: Outcome) -> None:
    """What the job left behind."""
    with world.turn():
        check = run.checks[job.id]
        check.log, check.job_summary = outcome.log, outcome.summary
        check.annotations = list(outcome.annotations)


def settled(world: World, run: Run) -> None:
    """Jobs of which it is known how they went are over, those too that never began."""
    over = [id for id in run.results if run.checks[id].status != "completed"]
    if not over:
        return
    with world.turn():
        for id in over:
            check = run.checks[id]
            check.status, check.conclusion = "completed", run.results[id].conclusion
            check.completed_at = world.now()
            check.started_at = check.started_at or check.completed_at


def _name(run: Run, job: Job) -> str:
    try:
        return text(interpolate(job.name, run.context()))
    except ExpressionError:
        return job.name
