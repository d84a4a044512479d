"""Who can be assigned, and who is."""

from __future__ import annotations

from incident_actions.sandbox.actor import assignable
from incident_actions.sandbox.operations import assignees
from incident_actions.sandbox.refusal import not_found
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import seen_issue
from incident_actions.sandbox.shapes.users import person

OF_ISSUE = REPO + "/issues/{number}/assignees"


def listed(call: Call) -> Answer:
    return paged(call, assignees.candidates(call.visit), lambda user: person(call.world, user))


def can_be(call: Call) -> Answer:
    if not assignable(call.repository, call.names["login"]):
        raise not_found()
    return NO_CONTENT


def add(call: Call) -> Answer:
    """Those who cannot be assigned are silently left out."""
    assignees.add(call.visit, call.issue, call.texts("assignees") or [])
    return Answer(201, seen_issue(call.world, call.repository, call.issue))


def remove(call: Call) -> Answer:
    assignees.remove(call.visit, call.issue, call.texts("assignees") or [])
    return Answer(200, seen_issue(call.world, call.repository, call.issue))


ROUTES = (
    RouteTo("GET", REPO + "/assignees", listed),
    RouteTo("GET", REPO + "/assignees/{login}", can_be),
    RouteTo("POST", OF_ISSUE, add),
    RouteTo("DELETE", OF_ISSUE, remove),
    RouteTo("GET", OF_ISSUE + "/{login}", can_be),
)
