"""What the frame of every page shows: who, where, and the clock."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request

from incident_actions.sandbox.actor import Actor, at_least
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.pages import people
from incident_actions.sandbox.pages.working_hours import config_of, next_morning
from incident_actions.sandbox.world import World


def frame(world: World, actor: Actor, request: Request) -> dict[str, object]:
    """What every template can count on, by its name there."""
    repository = _repository(world, actor, request)
    home = f"/{repository.full_name}" if repository else ""
    address = request.url
    asked = address.path + (f"?{address.query}" if address.query else "")
    return {
        "here": asked if request.method == "GET" else f"{home}/issues" if home else "/",
        "repository": repository,
        "home": home,
        "me": actor.login,
        "people": people.choices(world, repository),
        "now": world.now(),
        "team": _team(world, repository),
        "counts": _counts(repository),
        "may": lambda needed: bool(repository and at_least(repository, actor.login, needed)),
    }


def _team(world: World, repository: Repository | None) -> dict[str, datetime] | None:
    """What its clock shows now, and on its next morning at work."""
    if repository is None:
        return None
    config, now = config_of(world, repository), world.now()
    return {
        "now": now.astimezone(config.zone),
        "morning": next_morning(config.calendar, now).astimezone(config.zone),
    }


def _repository(world: World, actor: Actor, request: Request) -> Repository | None:
    """The repository that the path names, if it is there and may be seen, else the only one."""
    names = request.path_params
    full_name = f"{names.get('owner')}/{names.get('repo')}"
    found = world.repositories.get(full_name.casefold())
    if found is None and len(world.repositories) == 1:
        found = next(iter(world.repositories.values()))
    return found if found and at_least(found, actor.login, "read") else None


def _counts(repository: Repository | None) -> dict[str, int]:
    if repository is None:
        return {}
    open_ones = [issue for issue in repository.issues.values() if issue.state == "open"]
    milestones = [each for each in repository.milestones.values() if each.state == "open"]
    pulls = sum(issue.pull is not None for issue in open_ones)
    return {"issues": len(open_ones) - pulls, "pulls": pulls, "milestones": len(milestones)}
