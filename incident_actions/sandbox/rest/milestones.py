"""Milestones."""

from __future__ import annotations

from incident_actions.sandbox.operations import milestones
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import milestone as shape_of

ALL = REPO + "/milestones"
ONE = ALL + "/{number}"


def listed(call: Call) -> Answer:
    """The first due comes first, unless asked otherwise; those without a date come after all others."""
    repository, state = call.repository, call.query.get("state", "open")
    found = [each for each in repository.milestones.values() if state in ("all", each.state)]
    if call.query.get("sort", "due_on") == "due_on":
        found.sort(key=lambda each: (each.due_on is None, each.due_on, each.number))
    if call.query.get("direction") == "desc":
        found.reverse()
    return paged(call, found, lambda each: shape_of(call.world, repository, each))


def create(call: Call) -> Answer:
    visit = call.visit
    due = call.moment(call.json.get("due_on"))
    milestone = milestones.create(visit, call.needed("title", "Milestone"), call.text("description"), due)
    if call.text("state") == "closed":
        milestones.update(visit, milestone, {"state": "closed"})
    return Answer(201, shape_of(call.world, visit.repository, milestone), {"location": call.world.url})


def read(call: Call) -> Answer:
    milestone = milestones.numbered(call.visit, call.number())
    return Answer(200, shape_of(call.world, call.repository, milestone))


def update(call: Call) -> Answer:
    milestone = milestones.numbered(call.visit, call.number())
    named = ("title", "description", "state")
    changes: dict[str, object] = {key: call.text(key) for key in named if key in call.json}
    if "due_on" in call.json:
        changes["due_on"] = call.moment(call.json["due_on"])
    milestones.update(call.visit, milestone, changes)
    return Answer(200, shape_of(call.world, call.repository, milestone))


def delete(call: Call) -> Answer:
    milestones.delete(call.visit, milestones.numbered(call.visit, call.number()))
    return NO_CONTENT


ROUTES = (
    RouteTo("GET", ALL, listed),
    RouteTo("POST", ALL, create),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("DELETE", ONE, delete),
)
