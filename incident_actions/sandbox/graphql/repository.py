"""A repository, its labels and its milestones."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.actor import require_read, role
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.git import git_object, ref_named
from incident_actions.sandbox.model.issues import Label, Milestone
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations.assignees import candidates
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.shapes.repositories import page

Page = dict[str, Any]


@field("Repository")
def id(seen: Seen[Repository]) -> str:
    return node_id("R", 0, seen.thing.id)


@field("Repository")
def database_id(seen: Seen[Repository]) -> int:
    return seen.thing.id


@field("Repository")
def name_with_owner(seen: Seen[Repository]) -> str:
    return seen.thing.full_name


@field("Repository")
def is_private(seen: Seen[Repository]) -> bool:
    return seen.thing.private


@field("Repository")
def url(seen: Seen[Repository]) -> str:
    return page(seen.visit.world, seen.thing)


@field("Repository")
def owner(seen: Seen[Repository]) -> Seen[Any] | None:
    return seen.person(seen.thing.owner)


@field("Repository")
def default_branch_ref(seen: Seen[Repository]) -> Seen[Any] | None:
    return ref_named(seen, f"refs/heads/{seen.thing.default_branch}")


@field("Repository")
def ref(seen: Seen[Repository], qualified_name: str) -> Seen[Any] | None:
    """A full name, or a branch's own."""
    if qualified_name.startswith("refs/"):
        return ref_named(seen, qualified_name)
    return ref_named(seen, f"refs/heads/{qualified_name}") or ref_named(seen, f"refs/tags/{qualified_name}")


@field("Repository")
def refs(seen: Seen[Repository], ref_prefix: str, query: str | None = None, **window: Bound) -> Page:
    found = sorted(seen.visit.world.git(seen.thing).refs(ref_prefix.rstrip("/")).items())
    wanted = [each for each in found if (query or "").casefold() in each[0].casefold()]
    order = {name: number for number, (name, _) in enumerate(wanted)}
    return connection(wanted, "refs", window, lambda each: order[each[0]], seen.beside)


@field("Repository", name="object")
def object_at(
    seen: Seen[Repository], expression: str | None = None, oid: str | None = None
) -> Seen[Any] | None:
    require_read(seen.thing, seen.visit.actor, "contents")
    return git_object(seen, oid or expression or "")


@field("Repository")
def label(seen: Seen[Repository], name: str) -> Seen[Label] | None:
    found = seen.thing.label_named(name)
    return seen.beside(found) if found else None


@field("Repository")
def labels(seen: Seen[Repository], query: str | None = None, **window: Bound) -> Page:
    wanted = [each for each in seen.thing.labels.values() if (query or "").casefold() in each.name.casefold()]
    return connection(wanted, "labels", window, lambda each: each.id, seen.beside)


@field("Repository")
def milestone(seen: Seen[Repository], number: int) -> Seen[Milestone] | None:
    found = seen.thing.milestones.get(number)
    return seen.beside(found) if found else None


@field("Repository")
def milestones(
    seen: Seen[Repository], states: list[str] | None = None, query: str | None = None, **window: Bound
) -> Page:
    wanted = [
        each
        for each in seen.thing.milestones.values()
        if (not states or each.state.upper() in states) and (query or "").casefold() in each.title.casefold()
    ]
    return connection(wanted, "milestones", window, lambda each: each.number, seen.beside)


@field("Repository")
def assignable_users(seen: Seen[Repository], query: str | None = None, **window: Bound) -> Page:
    wanted = [user for user in candidates(seen.visit) if (query or "").casefold() in user.login.casefold()]
    return connection(wanted, "assignableUsers", window, lambda user: user.id, seen.beside)


@field("Repository")
def collaborators(
    seen: Seen[Repository], query: str | None = None, login: str | None = None, **window: Bound
) -> Page:
    seen.visit.require(
        "metadata",
        needed="triage",
        otherwise=Refusal(403, "Must have push access to view repository collaborators."),
    )
    names = sorted({seen.thing.owner, *seen.thing.collaborators}, key=str.casefold)
    users = [seen.visit.world.user(name) for name in names if login in (None, name)]
    wanted = [user for user in users if (query or "").casefold() in user.login.casefold()]
    return connection(wanted, "collaborators", window, lambda user: user.id, seen.beside)


@field("Repository")
def viewer_permission(seen: Seen[Repository]) -> str | None:
    held = role(seen.thing, seen.visit.actor.login)
    return None if seen.visit.actor.is_job or held == "none" else held.upper()
