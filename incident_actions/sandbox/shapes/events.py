"""How the entries of an issue's timeline look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Comment, Event, Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.issues import comment as comment_shape
from incident_actions.sandbox.shapes.issues import issue as issue_shape
from incident_actions.sandbox.shapes.repositories import api, full
from incident_actions.sandbox.shapes.reviews import review as review_shape
from incident_actions.sandbox.shapes.users import simple, stamp
from incident_actions.sandbox.world import World

TIMELINE_ONLY = ("cross-referenced", "reviewed")


def entries(repository: Repository, issue: Issue) -> list[Event | Comment]:
    """Comments and other entries in the order in which they came."""
    comments = [repository.comments[id] for id in issue.comments]
    return sorted([*comments, *issue.events], key=lambda entry: entry.id)


def event(world: World, repository: Repository, issue: Issue, of: Event) -> dict[str, Any]:
    """One entry as the events and the timeline endpoint show it."""
    url = f"{api(world, repository)}/issues/events/{of.id}"
    return {
        "id": of.id,
        "node_id": node_id("EV", repository.id, f"{issue.number}/{of.id}"),
        "url": url,
        "actor": simple(world, of.actor),
        "event": of.kind,
        "commit_id": of.commit,
        "commit_url": f"{api(world, repository)}/commits/{of.commit}" if of.commit else None,
        "created_at": stamp(of.at),
        "performed_via_github_app": None,
        **_details(world, repository, of),
    }


def timeline(world: World, repository: Repository, issue: Issue) -> list[dict[str, Any]]:
    return [_timeline_entry(world, repository, issue, entry) for entry in entries(repository, issue)]


def _timeline_entry(
    world: World, repository: Repository, issue: Issue, of: Event | Comment
) -> dict[str, Any]:
    if isinstance(of, Comment):
        shape = comment_shape(world, repository, of)
        return {**shape, "event": "commented", "actor": shape["user"]}
    if of.kind == "cross-referenced":
        return _cross_reference(world, of)
    if of.kind == "reviewed":
        return _review(world, repository, issue, of)
    return event(world, repository, issue, of)


def _cross_reference(world: World, of: Event) -> dict[str, Any]:
    home = world.repository(of.source_repository or "")
    source = home.issues.get(of.source_number or 0)
    shape = {**issue_shape(world, home, source), "repository": full(world, home)} if source else None
    return {
        "event": of.kind,
        "actor": simple(world, of.actor),
        "created_at": stamp(of.at),
        "updated_at": stamp(of.at),
        "source": {"type": "issue", "issue": shape} if shape else {"type": "issue"},
    }


def _review(world: World, repository: Repository, issue: Issue, of: Event) -> dict[str, Any]:
    reviews = issue.pull.reviews if issue.pull else []
    review = next(each for each in reviews if each.id == of.review)
    return {**review_shape(world, repository, issue, review), "event": "reviewed"}


def _details(world: World, repository: Repository, of: Event) -> dict[str, Any]:
    match of.kind:
        case "labeled" | "unlabeled":
            known = repository.labels.get(of.label or 0)
            name, color = (known.name, known.color) if known else (of.label_name, of.label_color)
            return {"label": {"name": name, "color": color}}
        case "assigned" | "unassigned":
            person = simple(world, of.assignee)
            return {"assignee": person, "assigner": simple(world, of.actor)}
        case "milestoned" | "demilestoned":
            return {"milestone": {"title": of.milestone}}
        case "renamed":
            return {"rename": {"from": of.before, "to": of.after}}
        case "closed":
            return {"state_reason": of.state_reason}
        case "review_requested" | "review_request_removed":
            return {
                "review_requester": simple(world, of.actor),
                "requested_reviewer": simple(world, of.reviewer),
            }
        case _:
            return {}
