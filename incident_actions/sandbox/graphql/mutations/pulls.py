"""Pull requests."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.graphql.fields import field
from incident_actions.sandbox.graphql.mutations.issues import changed
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.graphql.pull_request import pull_of
from incident_actions.sandbox.operations import assignees, issues, labels, merges, milestones, pulls
from incident_actions.sandbox.refusal import Refusal, forbidden

Input = dict[str, Any]
Payload = dict[str, Any]


@field("Mutation")
def create_pull_request(root: Root, given: Input) -> Payload:
    seen = root.find(given["repository_id"], "R")
    head, base = given["head_ref_name"], given["base_ref_name"]
    draft = bool(given.get("draft"))
    asked = pulls.Draft(given["title"], head, base, given.get("body"), draft=draft)
    return {"pull_request": seen.beside(pulls.create(seen.visit, asked))}


@field("Mutation")
def update_pull_request(root: Root, given: Input) -> Payload:
    seen = root.find(given["pull_request_id"], "PR")
    changes = changed(root, given)
    held = {key: changes.pop(key) for key in ("labels", "assignees", "milestone") if key in changes}
    if held:
        seen.visit.require("pull-requests", "issues", needed="triage", otherwise=forbidden())
    pulls.update(seen.visit, seen.thing, {**changes, "base": given.get("base_ref_name")})
    if "labels" in held:
        labels.replace(seen.visit, seen.thing, held["labels"])
    if "assignees" in held:
        assignees.replace(seen.visit, seen.thing, held["assignees"])
    if "milestone" in held:
        milestones.put(seen.visit, seen.thing, held["milestone"])
    return {"pull_request": seen}


@field("Mutation")
def request_reviews(root: Root, given: Input) -> Payload:
    """Without `union` the people named replace those asked before."""
    seen = root.find(given["pull_request_id"], "PR")
    if given.get("team_ids"):
        raise Refusal(404, f"Could not resolve to Team node with the global id of '{given['team_ids'][0]}'.")
    logins = [root.user(id).login for id in given.get("user_ids") or ()]
    former = [login for login in pull_of(seen).reviewers if login not in logins]
    pulls.request_reviews(seen.visit, seen.thing, logins)
    if not given.get("union"):
        pulls.withdraw_requests(seen.visit, seen.thing, former)
    return {"pull_request": seen}


@field("Mutation")
def mark_pull_request_ready_for_review(root: Root, given: Input) -> Payload:
    seen = root.find(given["pull_request_id"], "PR")
    pulls.set_draft(seen.visit, seen.thing, pull_of(seen), draft=False)
    return {"pull_request": seen}


@field("Mutation")
def convert_pull_request_to_draft(root: Root, given: Input) -> Payload:
    seen = root.find(given["pull_request_id"], "PR")
    pulls.set_draft(seen.visit, seen.thing, pull_of(seen), draft=True)
    return {"pull_request": seen}


@field("Mutation")
def close_pull_request(root: Root, given: Input) -> Payload:
    seen = root.find(given["pull_request_id"], "PR")
    issues.update(seen.visit, seen.thing, {"state": "closed"})
    return {"pull_request": seen}


@field("Mutation")
def merge_pull_request(root: Root, given: Input) -> Payload:
    seen = root.find(given["pull_request_id"], "PR")
    method = (given.get("merge_method") or "MERGE").lower()
    texts = (given.get("commit_headline"), given.get("commit_body"), given.get("expected_head_oid"))
    merges.merge(seen.visit, seen.thing, pull_of(seen), merges.Wish(method, *texts))
    return {"pull_request": seen}
