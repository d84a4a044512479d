"""Labels and milestones."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.model.issues import Issue, Label, Milestone
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes import issues as shapes
from incident_actions.sandbox.shapes.repositories import page

Page = dict[str, Any]


@field("Label", name="id")
def label_id(seen: Seen[Label]) -> str:
    return node_id("LA", seen.visit.repository.id, seen.thing.id)


@field("Label")
def is_default(seen: Seen[Label]) -> bool:
    return seen.thing.name in ("bug", "documentation", "enhancement")


@field("Label", name="url")
def label_url(seen: Seen[Label]) -> str:
    return str(shapes.label(seen.visit.world, seen.visit.repository, seen.thing)["url"]).replace(
        "/repos/", "/"
    )


@field("Label", name="createdAt")
def label_created_at(seen: Seen[Label]) -> datetime:
    return seen.visit.repository.created_at


@field("Milestone", name="id")
def milestone_id(seen: Seen[Milestone]) -> str:
    return node_id("MI", seen.visit.repository.id, seen.thing.number)


@field("Milestone", name="url")
def milestone_url(seen: Seen[Milestone]) -> str:
    return f"{page(seen.visit.world, seen.visit.repository)}/milestone/{seen.thing.number}"


@field("Milestone")
def closed(seen: Seen[Milestone]) -> bool:
    return seen.thing.state == "closed"


@field("Milestone")
def state(seen: Seen[Milestone]) -> str:
    return seen.thing.state.upper()


@field("Milestone")
def creator(seen: Seen[Milestone]) -> Seen[Any] | None:
    return seen.person(seen.thing.creator)


@field("Milestone")
def issues(seen: Seen[Milestone], states: list[str] | None = None, **window: Bound) -> Page:
    def fits(issue: Issue) -> bool:
        return issue.milestone == seen.thing.number and (not states or issue.state.upper() in states)

    wanted = [issue for issue in seen.visit.repository.issues.values() if not issue.pull and fits(issue)]
    return connection(wanted, "issues", window, lambda issue: issue.number, seen.beside)
