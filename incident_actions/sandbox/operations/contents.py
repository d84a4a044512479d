"""Files on a branch: reading them, and committing changes."""

from __future__ import annotations

from collections.abc import Mapping

from incident_actions.sandbox.git.bare import GitError, signature
from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.operations import pushes
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.tokens import BOT_ID
from incident_actions.sandbox.visit import Visit


def read(visit: Visit, path: str, ref: str | None = None) -> Object:
    """The blob or tree at a path; 404 without."""
    revision = ref or visit.repository.default_branch
    found = visit.world.git(visit.repository).object(f"{revision}:{path.strip('/')}")
    if found is None:
        raise not_found()
    return found


def write(visit: Visit, branch: str, changes: Mapping[str, bytes | None], message: str) -> str:
    """Commit files (None removes one) on top of a branch; the new commit's id."""
    visit.require("contents", needed="write")
    for path in changes:
        check_path(path)
    if visit.actor.is_job and any(path.startswith(".github/workflows/") for path in changes):
        raise Refusal(403, "Resource not accessible by integration")
    check_protection(visit, branch)
    bare = visit.world.git(visit.repository)
    head = bare.head(branch)
    if head is None:
        raise Refusal(404, f"Branch {branch} not found")
    tree = bare.tree_with(head, changes)
    oid = bare.commit_tree(tree, (head,), message, identity(visit))
    try:
        bare.update_ref(f"refs/heads/{branch}", oid, head)
    except GitError:
        raise Refusal(409, f"{branch} is at a different commit than expected {head}") from None
    pushes.notice(visit)
    return oid


def check_protection(visit: Visit, branch: str) -> None:
    """A protected branch takes changes by pull request only; administrators pass."""
    if branch in visit.repository.protected_branches and (
        visit.actor.is_job or not visit.may("contents", needed="admin")
    ):
        reason = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n"
        raise Refusal(409, reason)


def check_sha(visit: Visit, branch: str, path: str, sha: str | None) -> None:
    """Writing over a file needs the blob it replaces: 422 without, 409 when it is another."""
    stands = visit.world.git(visit.repository).oid(f"refs/heads/{branch}:{path}")
    if stands is not None and sha is None:
        raise Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    if sha is not None and sha != stands:
        raise Refusal(409, f"{path} does not match {sha}")


def identity(visit: Visit) -> dict[str, str]:
    """Who git says it was."""
    user = visit.actor.user or User(BOT_ID, visit.login)
    return signature(user.login, address(user), visit.now)


def address(user: User) -> str:
    """Under which git knows a person of GitHub's who keeps their own address to themselves."""
    return f"{user.id}+{user.login}@users.noreply.github.com"


def check_path(path: str) -> None:
    parts = path.split("/")
    if not path or any(part in ("", ".", "..", ".git") for part in parts) or any(c in path for c in "\0\n\r"):
        raise Refusal(422, "path contains a malformed path component")
