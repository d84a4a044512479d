"""One run of one workflow: its jobs, how each went, and the record that the API shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.runner.permissions import Grants, from_fork
from incident_actions.sandbox.runner.values import member
from incident_actions.sandbox.runner.work import JobResult
from incident_actions.sandbox.runner.workflows import Job, Workflow

#: What a commit of a webhook says of its files.
FILES = frozenset(("added", "removed", "modified"))


@dataclass(frozen=True, slots=True)
class Base:
    """The branch whose workflow files count, and the commit at its tip, which is checked out."""

    branch: str
    commit: str


@dataclass(eq=False, slots=True)
class Run:
    """A run under way; compared by identity."""

    delivery: Delivery
    workflow: Workflow
    record: WorkflowRun
    facts: Mapping[str, str]
    """What the steps see as `GITHUB_…`, and expressions as `github.…`."""
    base: Base
    results: dict[str, JobResult] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)
    """Jobs that wait, run or ran."""
    refused: list[str] = field(default_factory=list)
    """Jobs whose `if:` we read as false and about which act has not been asked yet."""
    finished: bool = False
    checks: dict[str, CheckRun] = field(default_factory=dict)
    """The check run of each job, by the job's id."""

    @property
    def done(self) -> bool:
        return all(job.id in self.results for job in self.workflow.jobs)

    @property
    def conclusion(self) -> str:
        """The worst of the jobs' conclusions; skipped if nothing ran."""
        reached = {result.conclusion for result in self.results.values()}
        return next((word for word in ("failure", "cancelled", "success") if word in reached), "skipped")

    @property
    def environment(self) -> Mapping[str, str]:
        return {f"GITHUB_{name.upper()}": value for name, value in self.facts.items()}

    def ready(self) -> tuple[Job, ...]:
        """Jobs of which nothing has been decided yet, and whose needed jobs are done."""
        return tuple(
            job
            for job in self.workflow.jobs
            if job.id not in self.results
            and job.id not in self.started
            and all(need in self.results for need in job.needs)
        )

    def needs(self, job: Job) -> Mapping[str, JobResult]:
        return {need: self.results[need] for need in job.needs}

    def context(self, job: Job | None = None) -> Mapping[str, object]:
        """What expressions may look at."""
        payload = self.delivery.payload
        needs = self.needs(job) if job else {}
        return {
            "github": {**self.facts, "event": payload},
            "inputs": payload.get("inputs") or {},
            "needs": {
                name: {"result": result.conclusion, "outputs": result.outputs}
                for name, result in needs.items()
            },
        }

    def grants(self, job: Job) -> Grants:
        """The rights of the job's token; for a pull request from a fork, reading only."""
        pull = self.delivery.payload.get("pull_request")
        head = member(member(member(pull, "head"), "repo"), "full_name")
        ours = pull is None or self.delivery.event != "pull_request" or head == self.delivery.repository
        return job.permissions if ours else from_fork(job.permissions)


def as_told(delivery: Delivery) -> Delivery:
    """The delivery as workflows are told of it: of a push, not which files its commits have changed.

    https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#push
    """
    if delivery.event != "push":
        return delivery
    payload = dict(delivery.payload)
    payload["commits"] = [_without_files(each) for each in payload.get("commits") or ()]
    payload["head_commit"] = _without_files(payload.get("head_commit"))
    return replace(delivery, payload=payload)


def _without_files(commit: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    kept = (commit or {}).items()
    return {name: value for name, value in kept if name not in FILES} if commit else None


def facts(
    delivery: Delivery, workflow: Workflow, record: WorkflowRun, url: str, base: Base
) -> Mapping[str, str]:
    """Names and values as under the `github` context."""
    owner, _, _ = delivery.repository.partition("/")
    number = delivery.payload.get("number")
    pull = "pull_request" in delivery.payload and delivery.event.startswith("pull_request")
    reference = f"refs/pull/{number}/merge" if pull else f"refs/heads/{base.branch}"
    actor = record.actor or owner
    return {
        "actor": actor,
        "api_url": url,
        "event_name": delivery.event,
        "graphql_url": f"{url}/graphql",
        "ref": reference,
        "ref_name": reference.split("/", 2)[2],
        "repository": delivery.repository,
        "repository_owner": owner,
        "run_attempt": "1",
        "run_id": str(record.id),
        "run_number": str(record.number),
        "server_url": url,
        "sha": base.commit,
        "triggering_actor": actor,
        "workflow": workflow.name,
        "workflow_ref": f"{delivery.repository}/{workflow.path}@refs/heads/{base.branch}",
        "workflow_sha": base.commit,
    }
