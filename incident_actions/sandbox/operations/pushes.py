"""What a changed branch sets off: `push` deliveries, and pull requests that follow their branches."""

from __future__ import annotations

from incident_actions.sandbox.git.bare import ZERO
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.shapes.pushes import push
from incident_actions.sandbox.visit import Visit


def notice(visit: Visit) -> None:
    """Compare the branches on disk with those last seen; call it after anything that may have moved one."""
    repository = visit.repository
    prefix = "refs/heads/"
    now = {name.removeprefix(prefix): oid for name, oid in visit.world.git(repository).refs().items()}
    before, repository.heads = repository.heads, now
    for branch in sorted({*before, *now}):
        old, new = before.get(branch, ZERO), now.get(branch, ZERO)
        if old != new:
            _tell(visit, branch, old, new)
            _follow(visit, branch, new)


def _tell(visit: Visit, branch: str, old: str, new: str) -> None:
    pusher = {"name": visit.actor.login or "none", "email": None}
    visit.emit("push", None, pusher=pusher, **push(visit.world, visit.repository, branch, old, new))


def _follow(visit: Visit, branch: str, new: str) -> None:
    for issue in list(visit.repository.issues.values()):
        pull = issue.pull
        if pull is None or issue.state != "open":
            continue
        if pull.base_ref == branch and new != ZERO:
            pull.base_sha = new
        if pull.head_ref == branch:
            _move_head(visit, issue, new)


def _move_head(visit: Visit, issue: Issue, new: str) -> None:
    """A push updates the pull request; deleting the branch closes it."""
    if issue.pull is None:
        return
    if new == ZERO:
        issues.close(visit, issue)
        return
    before, issue.pull.head_sha = issue.pull.head_sha, new
    issue.updated_at = visit.now
    visit.emit("pull_request", "synchronize", pull_request=issue, before=before, after=new)
