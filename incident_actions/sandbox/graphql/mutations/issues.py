"""Issues: opened, changed, closed, reopened, made part of another."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.graphql.fields import field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.operations import issues, sub_issues
from incident_actions.sandbox.refusal import invalid

Input = dict[str, Any]
Payload = dict[str, Any]


@field("Mutation")
def create_issue(root: Root, given: Input) -> Payload:
    seen = root.find(given["repository_id"], "R")
    labels = [root.label(id).name for id in given.get("label_ids") or ()]
    people = [root.user(id).login for id in given.get("assignee_ids") or ()]
    milestone = root.milestone(given["milestone_id"]).number if given.get("milestone_id") else None
    parent = root.find(given["parent_issue_id"], "I") if given.get("parent_issue_id") else None
    draft = issues.Draft(given["title"], given.get("body"), tuple(labels), tuple(people), milestone)
    issue = issues.create(seen.visit, draft)
    if parent is not None:
        sub_issues.add(seen.visit, parent.thing, issue)
    return {"issue": seen.beside(issue)}


@field("Mutation")
def update_issue(root: Root, given: Input) -> Payload:
    seen = root.find(given["id"], "I")
    changes = changed(root, given)
    issues.update(seen.visit, seen.thing, changes)
    return {"issue": seen}


@field("Mutation")
def close_issue(root: Root, given: Input) -> Payload:
    """As a duplicate, of which issue need not be said."""
    seen = root.find(given["issue_id"], "I")
    if given.get("duplicate_issue_id"):
        root.find(given["duplicate_issue_id"], "I")
    reason = (given.get("state_reason") or "COMPLETED").lower()
    issues.update(seen.visit, seen.thing, {"state": "closed", "state_reason": reason})
    return {"issue": seen}


@field("Mutation")
def reopen_issue(root: Root, given: Input) -> Payload:
    seen = root.find(given["issue_id"], "I")
    issues.update(seen.visit, seen.thing, {"state": "open"})
    return {"issue": seen}


@field("Mutation")
def add_sub_issue(root: Root, given: Input) -> Payload:
    seen = root.find(given["issue_id"], "I")
    if not given.get("sub_issue_id"):
        raise invalid("SubIssue", "sub_issue_id", "missing_field", "Sub issue must be given by its id")
    child = root.find(given["sub_issue_id"], "I")
    sub_issues.add(seen.visit, seen.thing, child.thing, replace_parent=bool(given.get("replace_parent")))
    return {"issue": seen, "sub_issue": child}


@field("Mutation")
def remove_sub_issue(root: Root, given: Input) -> Payload:
    seen, child = root.find(given["issue_id"], "I"), root.find(given["sub_issue_id"], "I")
    sub_issues.remove(seen.visit, seen.thing, child.thing)
    return {"issue": seen, "sub_issue": child}


def changed(root: Root, given: Input) -> dict[str, Any]:
    """The changes that an update names, in the words of the operations."""
    changes = {key: given[key] for key in ("title", "body") if given.get(key) is not None}
    if given.get("state"):
        changes["state"] = given["state"].lower()
    if given.get("label_ids") is not None:
        changes["labels"] = [root.label(id).name for id in given["label_ids"]]
    if given.get("assignee_ids") is not None:
        changes["assignees"] = [root.user(id).login for id in given["assignee_ids"]]
    if "milestone_id" in given:
        id = given["milestone_id"]
        changes["milestone"] = root.milestone(id).number if id else None
    return changes
