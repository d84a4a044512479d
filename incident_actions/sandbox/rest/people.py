"""People, permissions, rate limits, and the repository itself."""

from __future__ import annotations

from incident_actions.sandbox.actor import role
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.refusal import Refusal, forbidden, not_accessible, not_found
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes import repositories, users


def me(call: Call) -> Answer:
    """A GITHUB_TOKEN is nobody's: 403."""
    if call.actor.user is None:
        raise Refusal(401, "Requires authentication")
    if call.actor.is_job:
        raise not_accessible()
    return Answer(200, users.own_profile(call.world, call.actor.user))


def person(call: Call) -> Answer:
    return Answer(200, users.profile(call.world, call.world.user(call.names["login"])))


def rate_limit(call: Call) -> Answer:
    """Asking costs nothing."""

    def shown(resource: str) -> dict[str, int]:
        bucket = call.world.limits.bucket(call.actor.token, resource)
        reset = int(bucket.reset.timestamp())
        return {"limit": bucket.limit, "used": bucket.used, "remaining": bucket.remaining, "reset": reset}

    resources = {name: shown(name) for name in ("core", "graphql", "search")}
    return Answer(200, {"resources": resources, "rate": resources["core"]})


def repository(call: Call) -> Answer:
    return Answer(200, repositories.seen(call.world, call.repository, call.actor))


def permission(call: Call) -> Answer:
    """404 for who does not exist; who is no collaborator reads a public repository, or has none."""
    if call.actor.user is None:
        raise Refusal(401, "Requires authentication")
    visit = call.visit
    if not call.actor.is_job and not visit.may(needed="triage"):
        raise forbidden("Must have push access to view collaborator permission.")
    user = call.world.user(call.names["login"])
    return Answer(200, users.permission(call.world, visit.repository, user))


def collaborators(call: Call) -> Answer:
    visit = call.visit
    if not visit.may("metadata", needed="write") and not call.actor.is_job:
        raise forbidden("Must have push access to view repository collaborators.")
    logins = sorted({visit.repository.owner, *visit.repository.collaborators}, key=str.casefold)

    def shape(user: User) -> object:
        shape = users.permission(call.world, visit.repository, user)
        return {**shape["user"], "role_name": shape["role_name"]}

    return paged(call, [call.world.user(login) for login in logins], shape)


def collaborates(call: Call) -> Answer:
    login = call.names["login"].casefold()
    known = {call.repository.owner.casefold(), *(name.casefold() for name in call.repository.collaborators)}
    if login not in known or role(call.repository, login) == "none":
        raise not_found()
    return NO_CONTENT


ROUTES = (
    RouteTo("GET", "/user", me),
    RouteTo("GET", "/users/{login}", person),
    RouteTo("GET", "/rate_limit", rate_limit),
    RouteTo("GET", REPO, repository),
    RouteTo("GET", REPO + "/collaborators", collaborators),
    RouteTo("GET", REPO + "/collaborators/{login}", collaborates),
    RouteTo("GET", REPO + "/collaborators/{login}/permission", permission),
)
