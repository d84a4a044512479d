"""Labels and assignees, added and removed."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.graphql.fields import field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.operations import assignees, labels
from incident_actions.sandbox.refusal import Refusal, forbidden
from incident_actions.sandbox.visit import Visit, scopes_of

Input = dict[str, Any]
Payload = dict[str, Any]


@field("Mutation")
def add_labels_to_labelable(root: Root, given: Input) -> Payload:
    seen = root.issue(given["labelable_id"])
    found = [root.label(id) for id in given["label_ids"]]
    seen.visit.require(
        *scopes_of(seen.thing), needed="triage", otherwise=_denied(seen.visit, "AddLabelsToLabelable")
    )
    labels.put(seen.visit, seen.thing, found)
    return {"labelable": seen}


@field("Mutation")
def remove_labels_from_labelable(root: Root, given: Input) -> Payload:
    seen = root.issue(given["labelable_id"])
    found = [root.label(id) for id in given["label_ids"]]
    denied = _denied(seen.visit, "RemoveLabelsFromLabelable")
    seen.visit.require(*scopes_of(seen.thing), needed="triage", otherwise=denied)
    labels.take(seen.visit, seen.thing, found)
    return {"labelable": seen}


@field("Mutation")
def create_label(root: Root, given: Input) -> Payload:
    seen = root.find(given["repository_id"], "R")
    label = labels.create(seen.visit, given["name"], given["color"], given.get("description"))
    return {"label": seen.beside(label)}


@field("Mutation")
def add_assignees_to_assignable(root: Root, given: Input) -> Payload:
    """As over REST: who cannot be assigned is silently left out."""
    seen = root.issue(given["assignable_id"])
    logins = [root.user(id).login for id in given["assignee_ids"]]
    denied = _denied(seen.visit, "AddAssigneesToAssignable")
    seen.visit.require(*scopes_of(seen.thing), needed="triage", otherwise=denied)
    assignees.add(seen.visit, seen.thing, logins)
    return {"assignable": seen}


@field("Mutation")
def remove_assignees_from_assignable(root: Root, given: Input) -> Payload:
    seen = root.issue(given["assignable_id"])
    logins = [root.user(id).login for id in given["assignee_ids"]]
    denied = _denied(seen.visit, "RemoveAssigneesFromAssignable")
    seen.visit.require(*scopes_of(seen.thing), needed="triage", otherwise=denied)
    assignees.remove(seen.visit, seen.thing, logins)
    return {"assignable": seen}


def _denied(visit: Visit, name: str) -> Refusal:
    return forbidden(f"{visit.login} does not have the correct permissions to execute `{name}`")
