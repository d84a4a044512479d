"""Who one can be: the people of the repository with their rights, and a stranger."""

from __future__ import annotations

from dataclasses import dataclass

from incident_actions.sandbox.actor import ROLES, Actor, role
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.world import World

COOKIE = "sandbox-person"
STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Person:
    login: str
    rights: str
    """What they may do, in a word or two."""


def choices(world: World, repository: Repository | None = None) -> list[Person]:
    """Who has the most rights first; somebody without any is always among them."""
    homes = [repository] if repository else list(world.repositories.values())
    given = {login for home in homes for login in home.collaborators}
    owners = {home.owner.casefold() for home in homes}
    users = [user for user in world.users.values() if _shown(user, given, owners)]
    found = [Person(user.login, _rights(homes, user, given)) for user in users]
    if all(person.login in given for person in found):
        found.append(Person(STRANGER, "no rights"))
    return sorted(found, key=lambda person: _rank(person.rights))


def actor(world: World, login: str | None) -> Actor:
    """The person whom the cookie names, if one can be them; else the first of those one can be."""
    possible = choices(world)
    chosen = next((person for person in possible if person.login == login), possible[0])
    return world.person(chosen.login)


def _shown(user: User, given: set[str], owners: set[str]) -> bool:
    """An owner who is nobody's collaborator is an organisation."""
    return user.kind == "User" and (user.login in given or user.login.casefold() not in owners)


def _rights(homes: list[Repository], user: User, given: set[str]) -> str:
    if user.login not in given:
        return "no rights"
    return max((role(home, user.login) for home in homes), key=ROLES.index)


def _rank(rights: str) -> int:
    return -ROLES.index(rights) if rights in ROLES else 0
