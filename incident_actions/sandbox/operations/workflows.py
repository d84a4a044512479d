"""Workflow files, their runs, and the two events that start one by hand."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

from incident_actions.sandbox.git.objects import tree_entries
from incident_actions.sandbox.model.runs import Workflow, WorkflowRun
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.visit import Visit

FOLDER = ".github/workflows"
MOST_KEYS = 10
LONGEST_PAYLOAD = 65_535


def listed(visit: Visit) -> list[Workflow]:
    bare = visit.world.git(visit.repository)
    folder = bare.object(f"{visit.repository.default_branch}:{FOLDER}")
    names = [name for _, name, _ in tree_entries(folder.data)] if folder else []
    return [_workflow(visit, f"{FOLDER}/{name}") for name in names if name.endswith((".yml", ".yaml"))]


def find(visit: Visit, wanted: str) -> Workflow:
    """By file name or by id."""
    for workflow in listed(visit):
        if wanted in (str(workflow.id), workflow.path.rsplit("/", 1)[-1], workflow.path):
            return workflow
    raise not_found()


def set_enabled(visit: Visit, workflow: Workflow, *, enabled: bool) -> None:
    """GitHub takes enabling what is enabled; disabling what is not active it refuses."""
    visit.require("actions", needed="write")
    disabled = visit.repository.disabled_workflows
    if not enabled and workflow.path in disabled:
        raise Refusal(403, "Unable to disable a workflow that is not active.")
    if not enabled:
        disabled.append(workflow.path)
    elif workflow.path in disabled:
        disabled.remove(workflow.path)


def dispatch(visit: Visit, workflow: Workflow, ref: str, inputs: dict[str, Any]) -> None:
    """Start a workflow by hand; it must say `workflow_dispatch`."""
    visit.require("actions", needed="write")
    if workflow.state != "active":
        raise Refusal(403, "Cannot trigger a 'workflow_dispatch' on a disabled workflow")
    if visit.world.git(visit.repository).oid(_full(ref)) is None:
        raise Refusal(422, f"No ref found for: {ref}")
    if "workflow_dispatch" not in _text(visit, workflow.path):
        raise Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
    visit.emit("workflow_dispatch", None, inputs=inputs or None, ref=_full(ref), workflow=workflow.path)


def dispatch_repository(visit: Visit, event_type: str, payload: dict[str, Any]) -> None:
    """A `repository_dispatch`; its type has a hundred characters at most, its payload ten keys."""
    visit.require("contents", needed="write")
    if not 0 < len(event_type) <= 100:
        raise Refusal(422, "Invalid request.\n\nevent_type must be between 1 and 100 characters.")
    if len(payload) > MOST_KEYS:
        supplied = f"{len(payload)} were supplied."
        raise Refusal(422, f"Invalid request.\n\nNo more than {MOST_KEYS} properties are allowed; {supplied}")
    if len(json.dumps(payload)) > LONGEST_PAYLOAD:
        raise Refusal(422, "Invalid request.\n\nclient_payload is too large.")
    branch = visit.repository.default_branch
    visit.emit("repository_dispatch", event_type, branch=branch, client_payload=payload)


def run_with_id(visit: Visit, id: int) -> WorkflowRun:
    for run in visit.repository.runs:
        if run.id == id:
            return run
    raise not_found()


def name_of(visit: Visit, path: str) -> str:
    """What a workflow file calls itself, or its path."""
    named = re.search(r"^name:[ \t]*(.+?)[ \t]*$", _text(visit, path), re.MULTILINE)
    return named[1].strip("\"'") if named else path


def _workflow(visit: Visit, path: str) -> Workflow:
    name = name_of(visit, path)
    state = "disabled_manually" if path in visit.repository.disabled_workflows else "active"
    return Workflow(10_000_000 + zlib.crc32(path.encode()), name, path, state)


def _text(visit: Visit, path: str) -> str:
    found = visit.world.git(visit.repository).object(f"{visit.repository.default_branch}:{path}")
    return found.data.decode(errors="replace") if found else ""


def _full(ref: str) -> str:
    return ref if ref.startswith("refs/") else f"refs/heads/{ref}"
