"""What a changed branch sets off: `push` deliveries, and pull requests that follow their branches."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.git.bare import ZERO
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.shapes.git import parse_commit
from incident_actions.sandbox.shapes.repositories import page
from incident_actions.sandbox.shapes.users import simple
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
            _push(visit, branch, old, new)
            _follow(visit, branch, new)


def _push(visit: Visit, branch: str, old: str, new: str) -> None:
    ref = f"refs/heads/{branch}"
    home = page(visit.world, visit.repository)
    author = simple(visit.world, visit.actor.login) or {}
    commits = _commits(visit, old, new)
    visit.emit(
        "push",
        None,
        ref=ref,
        before=old,
        after=new,
        created=old == ZERO,
        deleted=new == ZERO,
        forced=False,
        base_ref=None,
        compare=f"{home}/compare/{old[:12]}...{new[:12]}",
        commits=commits,
        head_commit=commits[-1] if commits else None,
        pusher={"name": author.get("login", "none"), "email": None},
    )


def _commits(visit: Visit, old: str, new: str) -> list[dict[str, Any]]:
    if new == ZERO:
        return []
    bare = visit.world.git(visit.repository)
    span = (
        (new, f"^{old}")
        if old != ZERO
        else (new, "--not", "--exclude=*", "--branches")
        if not old
        else (new,)
    )
    listed = bare.run("rev-list", "--reverse", "--max-count=20", *span).split()
    return [_commit(visit, oid) for oid in listed]


def _commit(visit: Visit, oid: str) -> dict[str, Any]:
    bare = visit.world.git(visit.repository)
    found = bare.object(oid)
    if found is None:
        raise LookupError(oid)
    text = parse_commit(found)
    changed = bare.run("diff-tree", "-r", "--root", "--no-commit-id", "--name-status", "-z", oid).split("\0")
    kinds = dict(zip(changed[1::2], changed[::2], strict=False))
    people = {
        key: {"name": who["name"], "email": who["email"], "username": who["name"]}
        for key, who in (("author", text.author), ("committer", text.committer))
    }
    return {
        "id": oid,
        "tree_id": text.tree,
        "distinct": True,
        "message": text.message,
        "timestamp": text.committer["date"],
        "url": f"{page(visit.world, visit.repository)}/commit/{oid}",
        **people,
        "added": [path for path, kind in kinds.items() if kind == "A"],
        "removed": [path for path, kind in kinds.items() if kind == "D"],
        "modified": [path for path, kind in kinds.items() if kind == "M"],
    }


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
    from incident_actions.sandbox.operations import issues

    if issue.pull is None:
        return
    if new == ZERO:
        issues.close(visit, issue)
        return
    before, issue.pull.head_sha = issue.pull.head_sha, new
    issue.updated_at = visit.now
    visit.emit("pull_request", "synchronize", pull_request=issue, before=before, after=new)
