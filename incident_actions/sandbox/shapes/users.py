"""How people and bots look in REST."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from incident_actions.sandbox.actor import ROLES, at_least, role
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.world import World

_LISTS = {
    "followers_url": "followers",
    "following_url": "following{/other_user}",
    "gists_url": "gists{/gist_id}",
    "starred_url": "starred{/owner}{/repo}",
    "subscriptions_url": "subscriptions",
    "organizations_url": "orgs",
    "repos_url": "repos",
    "events_url": "events{/privacy}",
    "received_events_url": "received_events",
}


def stamp(moment: datetime | None) -> str | None:
    """A time as GitHub writes it: whole seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def user_node(user: User) -> str:
    return node_id("BOT" if user.kind == "Bot" else "U", 0, user.id)


def simple(world: World, login: str | None) -> dict[str, Any] | None:
    """A person's short form; None for one who has left GitHub."""
    user = world.users.get(login.casefold()) if login else None
    return person(world, user) if user else None


def person(world: World, user: User) -> dict[str, Any]:
    path = user.login.removesuffix("[bot]")
    home = f"apps/{path}" if user.kind == "Bot" else path
    url = f"{world.url}/users/{user.login.replace('[', '%5B').replace(']', '%5D')}"
    return {
        "login": user.login,
        "id": user.id,
        "node_id": user_node(user),
        "avatar_url": f"{world.url}/avatars/{user.id}",
        "gravatar_id": "",
        "url": url,
        "html_url": f"{world.url}/{home}",
        **{key: f"{url}/{tail}" for key, tail in _LISTS.items()},
        "type": user.kind,
        "user_view_type": "public",
        "site_admin": False,
    }


def profile(world: World, user: User) -> dict[str, Any]:
    """The long form that `GET /users/{login}` and `GET /user` answer with."""
    nothing = ("company", "location", "email", "hireable", "bio", "twitter_username")
    counts = ("public_repos", "public_gists", "followers", "following")
    return {
        **person(world, user),
        "name": user.name,
        "blog": "",
        **dict.fromkeys(nothing),
        **dict.fromkeys(counts, 0),
        "created_at": "2020-01-01T00:00:00Z",
        "updated_at": "2020-01-01T00:00:00Z",
    }


def own_profile(world: World, user: User) -> dict[str, Any]:
    counts = ("private_gists", "total_private_repos", "owned_private_repos", "disk_usage", "collaborators")
    own = {"user_view_type": "private", "two_factor_authentication": True}
    return {**profile(world, user), **dict.fromkeys(counts, 0), **own}


def permission(world: World, repository: Repository, user: User) -> dict[str, Any]:
    """The answer on a collaborator's permission; `triage` reads as read and `maintain` as write."""
    given = role(repository, user.login)
    flags = {"pull": "read", "triage": "triage", "push": "write", "maintain": "maintain", "admin": "admin"}
    legacy = {"triage": "read", "maintain": "write"}.get(given, given)
    held = {flag: at_least(repository, user.login, needed) for flag, needed in flags.items()}
    return {
        "permission": legacy,
        "role_name": given if given in ROLES else "none",
        "user": {**person(world, user), "permissions": held, "role_name": given},
    }


def association(repository: Repository, login: str | None) -> str:
    """`author_association`, with which nobody should decide anything."""
    if login is None:
        return "NONE"
    if login.casefold() == repository.owner.casefold():
        return "OWNER"
    known = {name.casefold() for name in repository.collaborators}
    return "COLLABORATOR" if login.casefold() in known else "NONE"
