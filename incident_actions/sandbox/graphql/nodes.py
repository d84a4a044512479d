"""The root of a query, and finding things by their node id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from incident_actions.sandbox.actor import Actor, require_read
from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.model.issues import Comment, Issue, Label, Milestone
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import Place, place, unresolved
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Root:
    world: World
    actor: Actor

    def visit(self, repository: Repository) -> Visit:
        require_read(repository, self.actor)
        return Visit(self.world, self.actor, repository)

    def find(self, id: str, *prefixes: str) -> Seen[Any]:
        """The thing with this node id; NOT_FOUND if there is none, or none of these types."""
        where = place(id)
        try:
            found = _find(self, where) if not prefixes or where.prefix in prefixes else None
        except (KeyError, ValueError, Refusal):
            found = None
        if found is None:
            raise unresolved(id)
        return found

    def issue(self, id: str) -> Seen[Issue]:
        return self.find(id, "I", "PR")

    def label(self, id: str) -> Label:
        found: Label = self.find(id, "LA").thing
        return found

    def user(self, id: str) -> User:
        found: User = self.find(id, "U", "BOT").thing
        return found

    def milestone(self, id: str) -> Milestone:
        found: Milestone = self.find(id, "MI").thing
        return found


@field("Query")
def viewer(root: Root) -> Seen[Any]:
    if root.actor.user is None:
        raise Refusal(401, "This endpoint requires you to be authenticated.")
    home = next(iter(root.world.repositories.values()))
    return Seen(Visit(root.world, root.actor, home), root.actor.user)


@field("Query")
def rate_limit(root: Root) -> dict[str, Any]:
    bucket = root.world.limits.bucket(root.actor.token, "graphql")
    used = {"limit": bucket.limit, "remaining": bucket.remaining, "used": bucket.used}
    return {**used, "cost": 1, "node_count": 1, "reset_at": bucket.reset}


@field("Query")
def repository(root: Root, owner: str, name: str) -> Seen[Repository]:
    try:
        found = root.world.repository(f"{owner}/{name}")
        return Seen(root.visit(found), found)
    except Refusal:
        raise Refusal(404, f"Could not resolve to a Repository with the name '{owner}/{name}'.") from None


@field("Query")
def user(root: Root, login: str) -> Seen[Any]:
    found = root.world.users.get(login.casefold())
    if found is None or found.kind != "User":
        raise Refusal(404, f"Could not resolve to a User with the login of '{login}'.")
    home = next(iter(root.world.repositories.values()))
    return Seen(Visit(root.world, root.actor, home), found)


@field("Query")
def node(root: Root, id: str) -> Seen[Any]:
    return root.find(id)


@field("Query")
def nodes(root: Root, ids: list[str]) -> list[Seen[Any] | Refusal]:
    return [_found_or_refused(root, id) for id in ids]


def _found_or_refused(root: Root, id: str) -> Seen[Any] | Refusal:
    """A missing node is an error of its own place in the list."""
    try:
        return root.find(id)
    except Refusal as refusal:
        return refusal


def _find(root: Root, where: Place) -> Seen[Any] | None:
    if where.repository == 0:
        return _find_at_the_top(root, where)
    home = root.world.repository_with_id(where.repository)
    visit = root.visit(home)
    kept: dict[str, Mapping[int, Any]] = {
        "I": home.issues,
        "PR": home.issues,
        "IC": home.comments,
        "LA": home.labels,
        "MI": home.milestones,
    }
    if where.prefix in kept:
        return Seen(visit, kept[where.prefix][int(where.key)])
    if where.prefix == "EV":
        return _find_event(visit, *map(int, where.key.split("/")))
    if where.prefix == "UCE":
        return _find_edit(visit, int(where.key))
    found = root.world.git(home).object(where.key)
    if found is None:
        return None
    return Seen(visit, (where.key, found.oid) if where.prefix == "REF" else found)


def _find_at_the_top(root: Root, where: Place) -> Seen[Any] | None:
    if where.prefix == "R":
        home = root.world.repository_with_id(int(where.key))
        return Seen(root.visit(home), home)
    users = [user for user in root.world.users.values() if user.id == int(where.key)]
    anywhere = next(iter(root.world.repositories.values()))
    return Seen(Visit(root.world, root.actor, anywhere), users[0]) if users else None


def _find_edit(visit: Visit, id: int) -> Seen[Any] | None:
    written: list[Issue | Comment] = [*visit.repository.issues.values(), *visit.repository.comments.values()]
    found = [edit for each in written for edit in each.edits if edit.id == id]
    return Seen(visit, found[0]) if found else None


def _find_event(visit: Visit, number: int, id: int) -> Seen[Any] | None:
    found = [event for event in visit.repository.issues[number].events if event.id == id]
    return Seen(visit, found[0]) if found else None
