"""Who makes a request, and what they may do in a repository."""

from __future__ import annotations

from dataclasses import dataclass

from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal, not_accessible, not_found
from incident_actions.sandbox.tokens import Token

ROLES = ("none", "read", "triage", "write", "maintain", "admin")


@dataclass(frozen=True, slots=True)
class Actor:
    """A user with the token they came with; without either, a visitor who did not sign in."""

    user: User | None = None
    token: Token | None = None

    @property
    def login(self) -> str | None:
        return self.user.login if self.user else None

    @property
    def is_job(self) -> bool:
        return self.token is not None and self.token.is_job

    def granted(self, repository: Repository, scopes: tuple[str, ...], level: str) -> bool:
        """Whether this job's token has one of the permissions, in its own repository."""
        if self.token is None or self.token.repository != repository.full_name:
            return False
        levels = ("write",) if level == "write" else ("read", "write")
        return any(self.token.permissions.get(scope) in levels for scope in scopes)


def role(repository: Repository, login: str | None) -> str:
    """The person's role: what they were given, `admin` for the owner, else what the public may."""
    if login is not None:
        if login.casefold() == repository.owner.casefold():
            return "admin"
        for name, given in repository.collaborators.items():
            if name.casefold() == login.casefold():
                return given
    return "none" if repository.private else "read"


def at_least(repository: Repository, login: str | None, needed: str) -> bool:
    return ROLES.index(role(repository, login)) >= ROLES.index(needed)


def require_read(repository: Repository, actor: Actor, *scopes: str) -> None:
    """404 for what one may not see; 403 for a job whose token lacks the permission."""
    if not actor.is_job:
        if role(repository, actor.login) == "none":
            raise not_found()
        return
    if not repository.private:
        return
    if actor.token is None or actor.token.repository != repository.full_name:
        raise not_found()
    if scopes and not actor.granted(repository, scopes, "read"):
        raise not_accessible()


def may(repository: Repository, actor: Actor, scopes: tuple[str, ...], needed: str) -> bool:
    """Whether a write is allowed: by the job's permissions, or by the person's role."""
    if actor.is_job:
        return actor.granted(repository, scopes, "write")
    return actor.user is not None and at_least(repository, actor.login, needed)


def require(
    repository: Repository,
    actor: Actor,
    scopes: tuple[str, ...],
    needed: str,
    otherwise: Refusal | None = None,
) -> None:
    """Refuse unless the write is allowed; a person without the role gets `otherwise`, by default 404."""
    require_read(repository, actor)
    if actor.user is None:
        raise Refusal(401, "Requires authentication")
    if not may(repository, actor, scopes, needed):
        raise not_accessible() if actor.is_job else (otherwise or not_found())


def assignable(repository: Repository, login: str) -> bool:
    """People with write access or above, and whoever was invited, can be assigned."""
    known = {
        name.casefold() for name in (*repository.collaborators, repository.owner, *repository.assignable)
    }
    return login.casefold() in known
