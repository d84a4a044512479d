"""Issues: opened, changed, closed, reopened, made part of another."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox import issues, sub_issues
from incident_actions.sandbox.graphql.fields import field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.refusal import invalid

Input = dict[str, Any]
Payload = dict[str, Any]


@field("Mutation")
def create_issue(root: Root, input: Input) -> Payload:
    seen = root.find(input["repository_id"], "R")
    labels = [root.label(id).name for id in input.get("label_ids") or ()]
    people = [root.user(id).login for id in input.get("assignee_ids") or ()]
    milestone = root.milestone(input["milestone_id"]).number if input.get("milestone_id") else None
    parent = root.find(input["parent_issue_id"], "I") if input.get("parent_issue_id") else None
    draft = issues.Draft(input["title"], input.get("body"), tuple(labels), tuple(people), milestone)
    issue = issues.create(seen.visit, draft)
    if parent is not None:
        sub_issues.add(seen.visit, parent.thing, issue)
    return {"issue": seen.beside(issue)}


@field("Mutation")
def update_issue(root: Root, input: Input) -> Payload:
    seen = root.find(input["id"], "I")
    changes = changed(root, input)
    issues.update(seen.visit, seen.thing, changes)
    return {"issue": seen}


@field("Mutation")
def close_issue(root: Root, input: Input) -> Payload:
    seen = root.find(input["issue_id"], "I")
    reason = (input.get("state_reason") or "COMPLETED").lower()
    issues.update(seen.visit, seen.thing, {"state": "closed", "state_reason": reason})
    return {"issue": seen}


@field("Mutation")
def reopen_issue(root: Root, input: Input) -> Payload:
    seen = root.find(input["issue_id"], "I")
    issues.update(seen.visit, seen.thing, {"state": "open"})
    return {"issue": seen}


@field("Mutation")
def add_sub_issue(root: Root, input: Input) -> Payload:
    seen = root.find(input["issue_id"], "I")
    if not input.get("sub_issue_id"):
        raise invalid("SubIssue", "sub_issue_id", "missing_field", "Sub issue must be given by its id")
    child = root.find(input["sub_issue_id"], "I")
    sub_issues.add(seen.visit, seen.thing, child.thing, replace_parent=bool(input.get("replace_parent")))
    return {"issue": seen, "sub_issue": child}


@field("Mutation")
def remove_sub_issue(root: Root, input: Input) -> Payload:
    seen, child = root.find(input["issue_id"], "I"), root.find(input["sub_issue_id"], "I")
    sub_issues.remove(seen.visit, seen.thing, child.thing)
    return {"issue": seen, "sub_issue": child}


def changed(root: Root, input: Input) -> dict[str, Any]:
    """The changes that an update names, in the words of the operations."""
    changes = {key: input[key] for key in ("title", "body") if input.get(key) is not None}
    if input.get("state"):
        changes["state"] = input["state"].lower()
    if input.get("label_ids") is not None:
        changes["labels"] = [root.label(id).name for id in input["label_ids"]]
    if input.get("assignee_ids") is not None:
        changes["assignees"] = [root.user(id).login for id in input["assignee_ids"]]
    if "milestone_id" in input:
        id = input["milestone_id"]
        changes["milestone"] = root.milestone(id).number if id else None
    return changes
