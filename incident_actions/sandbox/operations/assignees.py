"""Who is assigned to an issue."""

from __future__ import annotations

from collections.abc import Iterable

from incident_actions.sandbox.actor import assignable
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.refusal import invalid
from incident_actions.sandbox.visit import Visit, scopes_of

MOST = 10


def add(visit: Visit, issue: Issue, logins: Iterable[str]) -> None:
    """Assign people; whoever cannot be assigned is silently left out, as are all without the right."""
    if _silent(visit, issue):
        return
    put(visit, issue, [login for login in logins if assignable(visit.repository, login)])


def remove(visit: Visit, issue: Issue, logins: Iterable[str]) -> None:
    if not _silent(visit, issue):
        take(visit, issue, logins)


def put(visit: Visit, issue: Issue, logins: Iterable[str]) -> None:
    """Assign people who can be assigned; ten at most, the rest is dropped."""
    for login in logins:
        user = visit.world.user(login)
        if user.login not in issue.assignees and len(issue.assignees) < MOST:
            issue.assignees.append(user.login)
            visit.record(issue, "assigned", assignee=user.login)
            visit.emit_about(issue, "assigned", assignee=user)


def take(visit: Visit, issue: Issue, logins: Iterable[str]) -> None:
    wanted = {login.casefold() for login in logins}
    for login in [login for login in issue.assignees if login.casefold() in wanted]:
        issue.assignees.remove(login)
        visit.record(issue, "unassigned", assignee=login)
        visit.emit_about(issue, "unassigned", assignee=visit.world.user(login))


def replace(visit: Visit, issue: Issue, logins: list[str]) -> None:
    """Make these the issue's assignees."""
    check(visit, logins)
    wanted = {login.casefold() for login in logins}
    take(visit, issue, [login for login in issue.assignees if login.casefold() not in wanted])
    put(visit, issue, logins)


def check(visit: Visit, logins: Iterable[str]) -> None:
    """On creating and patching, one who cannot be assigned fails the whole request."""
    for login in logins:
        if not assignable(visit.repository, login):
            error = invalid("Issue", "assignees")
            error.errors[0]["value"] = login  # type: ignore[index]  # `invalid` makes a dict
            raise error


def candidates(visit: Visit) -> list[User]:
    """Everybody who can be assigned, by login."""
    repository = visit.repository
    logins = {*repository.collaborators, repository.owner, *repository.assignable}
    return [visit.world.user(login) for login in sorted(logins, key=str.casefold)]


def _silent(visit: Visit, issue: Issue) -> bool:
    """A job without the permission is refused; a person without the role is ignored."""
    if visit.actor.is_job or visit.actor.user is None:
        visit.require(*scopes_of(issue), needed="triage")
    return not visit.may(*scopes_of(issue), needed="triage")
