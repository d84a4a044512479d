"""Running one job: its token, its work, and what its outcome means for the run."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from incident_actions.sandbox.runner.board import Ticket
from incident_actions.sandbox.runner.expressions import interpolate
from incident_actions.sandbox.runner.syntax import ExpressionError
from incident_actions.sandbox.runner.values import text
from incident_actions.sandbox.runner.work import Executor, JobResult, Outcome, Work
from incident_actions.sandbox.runner.workflows import JOB_MINUTES, Job
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Done:
    outcome: Outcome
    results: Mapping[str, JobResult]
    requests: int


def perform(world: World, executor: Executor, ticket: Ticket, refused: tuple[str, ...]) -> Done:
    """Run the ticket's job with a token that lives as long as the job, and has exactly its permissions."""
    run, job = ticket.run, ticket.job
    token = world.tokens.job(run.delivery.repository, run.grants(job) if job else {})
    try:
        outcome = _executed(executor, _work(ticket, token, refused))
    finally:
        world.tokens.revoke(token)
    outcome = _objecting(outcome, refused)
    return Done(outcome, _results(ticket, outcome), len(world.log.with_token(token)))


def _work(ticket: Ticket, token: str, refused: tuple[str, ...]) -> Work:
    run, job = ticket.run, ticket.job
    environment = {**run.environment, **({"GITHUB_JOB": job.id} if job else {})}
    return Work(
        run.workflow,
        job,
        refused,
        run.delivery.event,
        run.delivery.payload,
        run.delivery.repository,
        run.base.commit,
        token,
        environment,
        timedelta(minutes=job.minutes if job else JOB_MINUTES),
        run.needs(job) if job else {},
    )


def _executed(executor: Executor, work: Work) -> Outcome:
    try:
        return executor.execute(work)
    except Exception:  # noqa: BLE001  # a fault in the sandbox must show in the run, not stop the runner
        return Outcome({work.job.id if work.job else "act": "failure"}, traceback.format_exc())


def _objecting(outcome: Outcome, refused: tuple[str, ...]) -> Outcome:
    """A job that we read as held back, and that act ran, had another job's rights: our mistake shows."""
    wrong = [id for id in refused if id in outcome.conclusions]
    if not wrong:
        return outcome
    notes = "".join(
        f"Error: act ran the job {id!r}, whose `if:` the sandbox reads as false.\n" for id in wrong
    )
    return replace(
        outcome,
        conclusions={**outcome.conclusions, **dict.fromkeys(wrong, "failure")},
        log=outcome.log + notes,
    )


def _results(ticket: Ticket, outcome: Outcome) -> Mapping[str, JobResult]:
    results = {id: JobResult(conclusion) for id, conclusion in outcome.conclusions.items()}
    if ticket.job is not None:
        conclusion = outcome.conclusions.get(ticket.job.id, "skipped")
        results[ticket.job.id] = JobResult(conclusion, _outputs(ticket, ticket.job, outcome))
    return results


def _outputs(ticket: Ticket, job: Job, outcome: Outcome) -> Mapping[str, str]:
    steps = {id: {"outputs": outputs} for id, outputs in outcome.steps.items()}
    context = {**ticket.run.context(job), "steps": steps}
    try:
        return {name: text(interpolate(value, context)) for name, value in job.outputs.items()}
    except ExpressionError:
        return {}
