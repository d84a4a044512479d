"""Branches and other refs: making, moving and deleting them."""

from __future__ import annotations

import re

from incident_actions.sandbox.git.bare import ZERO, GitError
from incident_actions.sandbox.operations import contents, pushes
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.visit import Visit

_NAME = re.compile(r"refs/[\w./+@#=,-]{1,240}")
_BAD = ("..", "//", "@{", "/.", ".lock/")


def check_name(name: str) -> None:
    """As `git check-ref-format` has it, narrowed to marks that need no quoting."""
    shaped = _NAME.fullmatch(name) and name.count("/") >= 2
    if not shaped or any(bad in name for bad in _BAD) or name.endswith((".lock", "/", ".")):
        raise Refusal(
            422,
            "Reference name is not valid"
            if name.startswith("refs/")
            else "Reference name must start with 'refs/'",
        )


def oid_of(visit: Visit, name: str) -> str:
    oid = visit.world.git(visit.repository).oid(name)
    if oid is None:
        raise not_found()
    return oid


def create(visit: Visit, name: str, oid: str) -> None:
    """Make a ref that must not exist: of two that try at once, one gets 422."""
    visit.require("contents", needed="write")
    check_name(name)
    bare = visit.world.git(visit.repository)
    _check_commit(visit, oid)
    if bare.oid(name) is not None:
        raise Refusal(422, "Reference already exists")
    _set(visit, name, oid, ZERO)


def update(visit: Visit, name: str, oid: str, *, force: bool = False, before: str | None = None) -> None:
    """Move a ref, forward only unless forced; with `before`, only from there."""
    visit.require("contents", needed="write")
    check_name(name)
    bare = visit.world.git(visit.repository)
    stands = bare.oid(name)
    if before is not None and (stands or ZERO) != before:
        raise Refusal(422, f"Reference update failed: {name} is at {stands or ZERO}, expected {before}")
    if stands is None and before is None:
        raise Refusal(422, "Reference does not exist")
    _check_commit(visit, oid)
    if stands is not None and not force and not ancestor(visit, stands, oid):
        raise Refusal(422, "Update is not a fast forward")
    _set(visit, name, oid, stands or ZERO)


def delete(visit: Visit, name: str) -> None:
    visit.require("contents", needed="write")
    check_name(name)
    bare = visit.world.git(visit.repository)
    if bare.oid(name) is None:
        raise Refusal(422, "Reference does not exist")
    bare.delete_ref(name)
    pushes.notice(visit)


def ancestor(visit: Visit, older: str, newer: str) -> bool:
    try:
        visit.world.git(visit.repository).run("merge-base", "--is-ancestor", older, newer)
    except GitError:
        return False
    return True


def _check_commit(visit: Visit, oid: str) -> None:
    found = visit.world.git(visit.repository).object(oid) if re.fullmatch(r"[0-9a-f]{40}", oid) else None
    if found is None:
        raise Refusal(422, "Object does not exist")


def _set(visit: Visit, name: str, oid: str, before: str) -> None:
    contents.check_protection(visit, name.removeprefix("refs/heads/"))
    try:
        visit.world.git(visit.repository).update_ref(name, oid, before)
    except GitError:
        raise Refusal(422, "Reference update failed") from None
    pushes.notice(visit)
