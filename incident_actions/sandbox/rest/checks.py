"""Check runs with their annotations."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.refusal import Refusal, invalid, not_accessible, not_found
from incident_actions.sandbox.rest.call import REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes import checks as shapes

ALL = REPO + "/check-runs"
ONE = ALL + "/{check}"
MOST_ANNOTATIONS = 50
NEEDED = ("path", "start_line", "end_line", "annotation_level", "message")
"""What an annotation cannot do without."""


def create(call: Call) -> Answer:
    """Only a job can; a person's token is refused."""
    visit = call.visit
    _require(call)
    check = CheckRun(
        visit.world.next_id(), call.needed("name", "CheckRun"), call.needed("head_sha", "CheckRun")
    )
    _apply(call, check)
    visit.repository.checks.append(check)
    return Answer(201, shapes.check(call.world, call.repository, check))


def update(call: Call) -> Answer:
    _require(call)
    check = _find(call)
    if check.run is not None:  # how a job went is its runner's alone to say
        raise not_accessible()
    _apply(call, check)
    return Answer(200, shapes.check(call.world, call.repository, check))


def read(call: Call) -> Answer:
    return Answer(200, shapes.check(call.world, call.repository, _find(call)))


def annotations_of(call: Call) -> Answer:
    check = _find(call)
    return paged(
        call, check.annotations, lambda entry: shapes.annotation(call.world, call.repository, check, entry)
    )


def of_commit(call: Call) -> Answer:
    """The latest of each name of a run, by the query's name, status and app."""
    oid = call.world.git(call.repository).oid(f"{call.names['ref']}^{{commit}}")
    if oid is None:
        raise Refusal(422, f"No commit found for SHA: {call.names['ref']}")
    found = [check for check in call.repository.checks if check.head_sha == oid and _fits(call, check)]
    if call.query.get("filter", "latest") == "latest":
        found = list({(check.run, check.name): check for check in found}.values())
    return paged(call, found, lambda check: shapes.check(call.world, call.repository, check), "check_runs")


def _fits(call: Call, check: CheckRun) -> bool:
    query = call.query
    return (
        query.get("check_name") in (None, check.name)
        and query.get("status") in (None, check.status)
        and query.get("app_id") in (None, str(shapes.ACTIONS))
    )


def _require(call: Call) -> None:
    if not call.actor.is_job:
        raise Refusal(403, "You must authenticate via a GitHub App.")
    call.visit.require("checks", needed="admin")


def _find(call: Call) -> CheckRun:
    for check in call.repository.checks:
        if check.id == call.number("check"):
            return check
    raise not_found()


def _apply(call: Call, check: CheckRun) -> None:
    """What the body names; annotations are added to those that are there."""
    for key in ("name", "status", "conclusion", "external_id", "details_url"):
        if (value := call.text(key)) is not None:
            setattr(check, key, value)
    if check.conclusion is not None:
        check.status = "completed"
    check.started_at = call.moment(call.json.get("started_at")) or check.started_at or call.world.now()
    if check.status == "completed":
        check.completed_at = call.moment(call.json.get("completed_at")) or call.world.now()
    _apply_output(check, call.json.get("output") or {})


def _apply_output(check: CheckRun, output: dict[str, Any]) -> None:
    added = output.get("annotations") or []
    if len(added) > MOST_ANNOTATIONS:
        raise Refusal(422, f"Invalid request.\n\nNo more than {MOST_ANNOTATIONS} items are allowed.")
    for note in added:
        for key in NEEDED:
            if key not in note:
                raise invalid("CheckRun", f"annotations/{key}", "missing_field")
    for key in ("title", "summary", "text"):
        if key in output:
            setattr(check, key, output[key])
    check.annotations.extend(added)


ROUTES = (
    RouteTo("POST", ALL, create),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("GET", ONE + "/annotations", annotations_of),
    RouteTo("GET", REPO + "/commits/{ref:path}/check-runs", of_commit),
)
