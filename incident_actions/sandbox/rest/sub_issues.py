"""Issues that are part of another."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import sub_issues
from incident_actions.sandbox.refusal import invalid, not_found
from incident_actions.sandbox.rest.call import REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import seen_issue

ONE = REPO + "/issues/{number}"


def listed(call: Call) -> Answer:
    children = sub_issues.of(call.visit, call.issue)
    return paged(call, children, lambda child: seen_issue(call.world, call.repository, child))


def add(call: Call) -> Answer:
    """Answers with the parent."""
    replace = bool(call.json.get("replace_parent"))
    sub_issues.add(call.visit, call.issue, _child(call), replace_parent=replace)
    return Answer(201, seen_issue(call.world, call.repository, call.issue))


def remove(call: Call) -> Answer:
    sub_issues.remove(call.visit, call.issue, _child(call))
    return Answer(200, seen_issue(call.world, call.repository, call.issue))


def parent(call: Call) -> Answer:
    number = call.issue.parent
    if number is None:
        raise not_found()
    return Answer(200, seen_issue(call.world, call.repository, call.visit.issue(number)))


def _child(call: Call) -> Issue:
    id = call.json.get("sub_issue_id")
    if not isinstance(id, int):
        raise invalid("SubIssue", "sub_issue_id", "missing_field")
    return sub_issues.with_id(call.visit, id)


ROUTES = (
    RouteTo("GET", ONE + "/sub_issues", listed),
    RouteTo("POST", ONE + "/sub_issues", add),
    RouteTo("DELETE", ONE + "/sub_issue", remove),
    RouteTo("GET", ONE + "/parent", parent),
)
