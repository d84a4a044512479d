"""People and bots."""

from __future__ import annotations

from datetime import UTC, datetime

from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.shapes.users import user_node

EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@field("User", "Bot")
def id(seen: Seen[User]) -> str:
    return user_node(seen.thing)


@field("User", "Bot")
def database_id(seen: Seen[User]) -> int:
    return seen.thing.id


@field("Bot")
def login(seen: Seen[User]) -> str:
    """As an author a bot has no suffix; as `viewer`, which is a User, it has."""
    return seen.thing.login.removesuffix("[bot]")


@field("User", "Bot")
def url(seen: Seen[User]) -> str:
    return seen.visit.world.url + resource_path(seen)


@field("User", "Bot")
def resource_path(seen: Seen[User]) -> str:
    home = "/apps/" if seen.thing.kind == "Bot" else "/"
    return home + seen.thing.login.removesuffix("[bot]")


@field("User", "Bot")
def avatar_url(seen: Seen[User]) -> str:
    return f"{seen.visit.world.url}/avatars/{seen.thing.id}"


@field("User", "Bot")
def created_at(_: Seen[User]) -> datetime:
    return EPOCH


@field("User")
def is_viewer(seen: Seen[User]) -> bool:
    return seen.thing == seen.visit.actor.user
