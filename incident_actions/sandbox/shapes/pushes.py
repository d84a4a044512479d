"""How a push looks in a webhook."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.git.bare import ZERO, Bare, GitError
from incident_actions.sandbox.git.commits import parse_commit
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.shapes.repositories import page
from incident_actions.sandbox.world import World


def push(world: World, repository: Repository, branch: str, old: str, new: str) -> dict[str, Any]:
    """The branch went from commit `old` to commit `new`; forty zeros are none."""
    commits = _commits(world, repository, old, new)
    return {
        "ref": f"refs/heads/{branch}",
        "before": old,
        "after": new,
        "created": old == ZERO,
        "deleted": new == ZERO,
        "forced": _forced(world.git(repository), old, new),
        "base_ref": None,
        "compare": f"{page(world, repository)}/compare/{old[:12]}...{new[:12]}",
        "commits": commits,
        "head_commit": commits[-1] if commits else None,
    }


def _forced(bare: Bare, old: str, new: str) -> bool:
    """Whether the branch has left commits behind."""
    if ZERO in (old, new):
        return False
    try:
        bare.run("merge-base", "--is-ancestor", old, new)
    except GitError:
        return True
    return False


def _commits(world: World, repository: Repository, old: str, new: str) -> list[dict[str, Any]]:
    """What came with the push, oldest first; twenty at most."""
    if new == ZERO:
        return []
    bare = world.git(repository)
    span = (new,) if old == ZERO else (new, f"^{old}")
    listed = bare.run("rev-list", "--reverse", "--max-count=20", *span).split()
    home = page(world, repository)
    return [_commit(bare, oid, f"{home}/commit/{oid}") for oid in listed]


def _commit(bare: Bare, oid: str, url: str) -> dict[str, Any]:
    found = bare.object(oid)
    if found is None:
        raise LookupError(oid)
    text = parse_commit(found)
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
        "url": url,
        **people,
        **_paths(bare, oid),
    }


def _paths(bare: Bare, oid: str) -> dict[str, list[str]]:
    """Which files the commit has added, removed and modified."""
    changed = bare.run("diff-tree", "-r", "--root", "--no-commit-id", "--name-status", "-z", oid).split("\0")
    kinds = list(zip(changed[::2], changed[1::2], strict=False))
    words = {"added": "A", "removed": "D", "modified": "M"}
    return {word: [path for kind, path in kinds if kind == letter] for word, letter in words.items()}
