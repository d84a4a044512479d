"""Where a branch's name ends and a file's path begins, since both have slashes."""

from __future__ import annotations

import re

from incident_actions.sandbox.visit import Visit

_COMMIT = re.compile(r"[0-9a-f]{40}")


def split(visit: Visit, rest: str) -> tuple[str, str] | None:
    """Branch (or commit) and path; the longest branch that fits; None if there is none."""
    for branch in sorted(visit.repository.heads, key=len, reverse=True):
        if rest == branch or rest.startswith(f"{branch}/"):
            return branch, rest[len(branch) :].strip("/")
    commit, _, path = rest.partition("/")
    known = _COMMIT.fullmatch(commit) and visit.world.git(visit.repository).object(commit)
    return (commit, path.strip("/")) if known else None
