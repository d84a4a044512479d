"""Labels of the repository and of an issue."""

from __future__ import annotations

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.operations import labels
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import label as shape_of
from incident_actions.sandbox.shapes.issues import labels as shapes_of

ALL = REPO + "/labels"
ONE = ALL + "/{name:path}"
OF_ISSUE = REPO + "/issues/{number}/labels"


def listed(call: Call) -> Answer:
    repository = call.repository
    found = sorted(repository.labels.values(), key=lambda label: label.name.casefold())
    return paged(call, found, lambda label: shape_of(call.world, repository, label))


def create(call: Call) -> Answer:
    visit = call.visit
    color = call.text("color")
    label = labels.create(visit, call.needed("name", "Label"), color, call.text("description"))
    return Answer(201, shape_of(call.world, visit.repository, label), {"location": call.world.url})


def read(call: Call) -> Answer:
    label = labels.named(call.visit, call.names["name"])
    return Answer(200, shape_of(call.world, call.repository, label))


def update(call: Call) -> Answer:
    visit = call.visit
    label = labels.named(visit, call.names["name"])
    labels.update(visit, label, call.text("new_name"), call.text("color"), call.text("description"))
    return Answer(200, shape_of(call.world, visit.repository, label))


def delete(call: Call) -> Answer:
    labels.delete(call.visit, labels.named(call.visit, call.names["name"]))
    return NO_CONTENT


def of_issue(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    return paged(call, shapes_of(call.world, call.repository, call.issue), lambda shape: shape)


def add(call: Call) -> Answer:
    labels.add(call.visit, call.issue, _names(call))
    return _held(call)


def replace(call: Call) -> Answer:
    labels.replace(call.visit, call.issue, _names(call))
    return _held(call)


def remove(call: Call) -> Answer:
    """404 for a label that is not on the issue."""
    visit, issue = call.visit, call.issue
    label = visit.repository.label_named(call.names["name"])
    if label is None or label.id not in issue.labels:
        raise Refusal(404, "Label does not exist")
    labels.remove(visit, issue, [label])
    return _held(call)


def clear(call: Call) -> Answer:
    labels.replace(call.visit, call.issue, [])
    return NO_CONTENT


def _held(call: Call) -> Answer:
    return Answer(200, shapes_of(call.world, call.repository, call.issue))


def _names(call: Call) -> list[str]:
    """`{"labels": […]}`, or the bare list that GitHub takes too."""
    if isinstance(call.body, list):
        return [str(each["name"]) if isinstance(each, dict) else str(each) for each in call.body]
    return call.texts("labels") or []


ROUTES = (
    RouteTo("GET", ALL, listed),
    RouteTo("POST", ALL, create),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("DELETE", ONE, delete),
    RouteTo("GET", OF_ISSUE, of_issue),
    RouteTo("POST", OF_ISSUE, add),
    RouteTo("PUT", OF_ISSUE, replace),
    RouteTo("DELETE", OF_ISSUE, clear),
    RouteTo("DELETE", OF_ISSUE + "/{name:path}", remove),
)
