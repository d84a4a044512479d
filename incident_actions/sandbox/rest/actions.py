"""GitHub Actions: workflows, runs, dispatches, and the setting that pull requests depend on."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.model.runs import Workflow, WorkflowRun
from incident_actions.sandbox.operations import workflows
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes import actions as shapes

ACTIONS = REPO + "/actions"
WORKFLOW = ACTIONS + "/workflows/{workflow}"


def listed(call: Call) -> Answer:
    require_read(call.repository, call.actor, "actions")
    found = workflows.listed(call.visit)
    return paged(call, found, lambda each: shapes.workflow(call.world, call.repository, each), "workflows")


def read(call: Call) -> Answer:
    return Answer(200, shapes.workflow(call.world, call.repository, _workflow(call)))


def runs(call: Call) -> Answer:
    require_read(call.repository, call.actor, "actions")
    path = _workflow(call).path if "workflow" in call.names else None
    found = [
        run for run in reversed(call.repository.runs) if path in (None, run.workflow) and _fits(call, run)
    ]
    return paged(call, found, lambda run: _run(call, run), "workflow_runs")


def run(call: Call) -> Answer:
    require_read(call.repository, call.actor, "actions")
    return Answer(200, _run(call, workflows.run_with_id(call.visit, call.number("run"))))


def dispatch(call: Call) -> Answer:
    inputs = call.json.get("inputs") or {}
    workflows.dispatch(call.visit, _workflow(call), call.needed("ref", "Workflow"), inputs)
    return NO_CONTENT


def enable(call: Call) -> Answer:
    workflows.set_enabled(call.visit, _workflow(call), enabled=True)
    return NO_CONTENT


def disable(call: Call) -> Answer:
    workflows.set_enabled(call.visit, _workflow(call), enabled=False)
    return NO_CONTENT


def dispatch_repository(call: Call) -> Answer:
    payload = call.json.get("client_payload") or {}
    if not isinstance(payload, dict):
        raise Refusal(422, "Invalid request.\n\nclient_payload is not an object.")
    workflows.dispatch_repository(call.visit, call.needed("event_type", "Dispatch"), payload)
    return NO_CONTENT


def permissions(call: Call) -> Answer:
    """Only who administers the repository may ask; a GITHUB_TOKEN may not."""
    call.visit.require("administration", needed="admin")
    allowed = call.repository.actions_may_open_pulls
    shape: dict[str, Any] = {
        "default_workflow_permissions": "read",
        "can_approve_pull_request_reviews": allowed,
    }
    return Answer(200, shape)


def set_permissions(call: Call) -> Answer:
    call.visit.require("administration", needed="admin")
    if "can_approve_pull_request_reviews" in call.json:
        call.repository.actions_may_open_pulls = bool(call.json["can_approve_pull_request_reviews"])
    return NO_CONTENT


def _run(call: Call, of: WorkflowRun) -> dict[str, Any]:
    return shapes.run(call.world, call.repository, workflows.find(call.visit, of.workflow), of)


def _workflow(call: Call) -> Workflow:
    return workflows.find(call.visit, call.names["workflow"])


def _fits(call: Call, run: WorkflowRun) -> bool:
    query = call.query
    wanted = query.get("status")
    return (
        wanted in (None, run.status, run.conclusion)
        and query.get("event") in (None, run.event)
        and query.get("branch") in (None, run.head_branch)
    )


ROUTES = (
    RouteTo("GET", ACTIONS + "/workflows", listed),
    RouteTo("GET", WORKFLOW, read),
    RouteTo("GET", WORKFLOW + "/runs", runs),
    RouteTo("POST", WORKFLOW + "/dispatches", dispatch),
    RouteTo("PUT", WORKFLOW + "/enable", enable),
    RouteTo("PUT", WORKFLOW + "/disable", disable),
    RouteTo("GET", ACTIONS + "/runs", runs),
    RouteTo("GET", ACTIONS + "/runs/{run}", run),
    RouteTo("GET", ACTIONS + "/permissions/workflow", permissions),
    RouteTo("PUT", ACTIONS + "/permissions/workflow", set_permissions),
    RouteTo("POST", REPO + "/dispatches", dispatch_repository),
)
