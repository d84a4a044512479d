"""A workflow file, read as far as it takes to decide what runs, with which rights, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from incident_actions.sandbox.runner.permissions import Grants, granted

JOB_MINUTES = 360


class WorkflowError(ValueError):
    """A workflow file that cannot be read; the message names the file."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Group:
    """A concurrency group as written: its name may hold expressions."""

    name: str
    pending: int = 1
    """How many may wait: 1 (the newest), or 100 with `queue: max`. A running job is never cancelled here."""


@dataclass(frozen=True, slots=True)
class Job:
    """`name` as written: it may hold expressions."""

    id: str
    permissions: Grants
    condition: str | None = None
    group: Group | None = None
    needs: tuple[str, ...] = ()
    minutes: float = JOB_MINUTES
    outputs: Mapping[str, str] = field(default_factory=dict)
    """Expressions, by name."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Workflow:
    path: str
    name: str
    triggers: Mapping[str, object]
    """What stands under `on:`, by event."""
    jobs: tuple[Job, ...]
    text: str
    group: Group | None = None


def parse(path: str, text: str) -> Workflow:
    """Read a workflow file; raises WorkflowError if it is none."""
    try:
        body = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WorkflowError(path, str(error)) from error
    if not isinstance(body, dict) or not isinstance(body.get("jobs"), dict):
        raise WorkflowError(path, "expected a workflow with `on` and `jobs`")
    top = granted(body.get("permissions"))
    return Workflow(
        path,
        str(body.get("name", path)),
        # YAML 1.1 reads the key `on` as true.
        _triggers(body.get(True, body.get("on"))),
        tuple(_job(str(id), job, top) for id, job in body["jobs"].items() if isinstance(job, dict)),
        text,
        _group(body.get("concurrency")),
    )


def _triggers(on: object) -> Mapping[str, object]:
    match on:
        case str():
            return {on: None}
        case list():
            return {str(event): None for event in on}
        case dict():
            return {str(event): detail for event, detail in on.items()}
        case _:
            return {}


def _job(id: str, job: Mapping[str, object], top: Grants) -> Job:
    condition, needs, minutes = job.get("if"), job.get("needs", ()), job.get("timeout-minutes")
    outputs = job.get("outputs")
    return Job(
        id,
        granted(job["permissions"]) if "permissions" in job else top,
        None if condition is None else _written(condition),
        _group(job.get("concurrency")),
        (needs,) if isinstance(needs, str) else tuple(map(str, needs)) if isinstance(needs, list) else (),
        float(minutes) if isinstance(minutes, int | float) else JOB_MINUTES,
        {str(name): str(value) for name, value in outputs.items()} if isinstance(outputs, dict) else {},
        str(job.get("name", id)),
    )


def _group(concurrency: object) -> Group | None:
    match concurrency:
        case str():
            return Group(concurrency)
        case {"group": name, **rest}:
            return Group(str(name), 100 if rest.get("queue") == "max" else 1)
        case _:
            return None


def _written(condition: object) -> str:
    """YAML has made `if: true` a boolean."""
    return str(condition).lower() if isinstance(condition, bool) else str(condition)
