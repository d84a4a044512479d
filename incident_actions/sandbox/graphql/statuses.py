"""What people say of what they do, such as that they are busy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.model.people import Status, User
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.refusal import not_accessible

Page = dict[str, Any]
STATUS = "UserStatus"


@field("User")
def status(seen: Seen[User]) -> Seen[User] | None:
    """None where there is none, or it is over."""
    held = seen.thing.status
    over = held is not None and held.expires_at is not None and held.expires_at <= seen.visit.now
    return None if held is None or over else seen


@field("Mutation")
def change_user_status(root: Root, given: Page) -> Page:
    """One's own; with neither words nor a sign it is taken away. A job has none."""
    user = root.actor.user
    if user is None or user.kind != "User":
        raise not_accessible()
    fields = (given.get("message"), given.get("emoji"), bool(given.get("limited_availability")))
    said = Status(root.world.next_id(), root.world.now(), *fields, given.get("expires_at"))
    changed = replace(user, status=said if any(fields) else None)
    root.world.users[user.login.casefold()] = changed
    home = next(iter(root.world.repositories.values()))
    return {"status": status(Seen(root.visit(home), changed))}


@field(STATUS)
def id(seen: Seen[User]) -> str:
    return node_id("US", 0, _held(seen).id)


@field(STATUS)
def message(seen: Seen[User]) -> str | None:
    return _held(seen).message


@field(STATUS)
def emoji(seen: Seen[User]) -> str | None:
    return _held(seen).emoji


@field(STATUS)
def indicates_limited_availability(seen: Seen[User]) -> bool:
    return _held(seen).limited


@field(STATUS)
def expires_at(seen: Seen[User]) -> datetime | None:
    return _held(seen).expires_at


@field(STATUS, name="updatedAt")
@field(STATUS)
def created_at(seen: Seen[User]) -> datetime:
    return _held(seen).at


@field(STATUS)
def user(seen: Seen[User]) -> Seen[User]:
    return seen


def _held(seen: Seen[User]) -> Status:
    assert seen.thing.status is not None, "only who has a status is shown with one"
    return seen.thing.status
