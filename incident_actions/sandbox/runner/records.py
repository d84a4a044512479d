"""The records of workflow runs, kept in the world, where the API and the pages find them."""

from __future__ import annotations

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.model.runs import WorkflowRun
from incident_actions.sandbox.runner.values import member
from incident_actions.sandbox.runner.work import Outcome
from incident_actions.sandbox.world import World


def opened(world: World, repository: Repository, delivery: Delivery, path: str, commit: str) -> WorkflowRun:
    """A new record, queued; it is about the head of its pull request, or about `commit`."""
    with world.turn():
        actor = member(delivery.payload.get("sender"), "login")
        head = member(delivery.payload.get("pull_request"), "head")
        record = WorkflowRun(
            world.next_id(),
            path,
            delivery.event,
            "queued",
            world.now(),
            world.now(),
            number=1 + sum(run.workflow == path for run in repository.runs),
            actor=str(actor) if actor else repository.owner,
            head_branch=str(member(head, "ref") or branch_of(delivery) or repository.default_branch),
            head_sha=str(member(head, "sha") or commit),
            title=_title(delivery),
        )
        repository.runs.append(record)
        return record


def started(world: World, record: WorkflowRun) -> None:
    with world.turn():
        record.status, record.updated_at = "in_progress", world.now()


def noted(world: World, record: WorkflowRun, outcome: Outcome, requests: int) -> None:
    """A job of the run has ended."""
    with world.turn():
        record.log += outcome.log
        record.summary += outcome.summary
        record.requests += requests
        record.updated_at = world.now()


def completed(world: World, record: WorkflowRun, conclusion: str) -> None:
    with world.turn():
        record.status, record.conclusion, record.updated_at = "completed", conclusion, world.now()


def branch_of(delivery: Delivery) -> str:
    """The branch that was pushed to; none where it is no push."""
    pushed = delivery.payload.get("ref") if delivery.event == "push" else None
    return str(pushed or "").removeprefix("refs/heads/")


def _title(delivery: Delivery) -> str:
    """GitHub names a run after what it is about, or after its workflow."""
    subject = delivery.payload.get("issue") or delivery.payload.get("pull_request")
    return str(member(subject, "title") or delivery.event)
