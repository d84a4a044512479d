"""What a job's token may do, from its `permissions:`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Grants = Mapping[str, str]

SCOPES = (
    "actions",
    "attestations",
    "checks",
    "contents",
    "deployments",
    "discussions",
    "id-token",
    "issues",
    "packages",
    "pages",
    "pull-requests",
    "repository-projects",
    "security-events",
    "statuses",
)
DEFAULT: Grants = MappingProxyType({"contents": "read", "packages": "read", "metadata": "read"})


def granted(permissions: object) -> Grants:
    """Exactly what is written; what is not mentioned is none. Nothing written: GitHub's restricted default.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
    """
    match permissions:
        case "read-all":
            return dict.fromkeys(SCOPES, "read") | {"metadata": "read"}
        case "write-all":
            return dict.fromkeys(SCOPES, "write") | {"metadata": "read"}
        case dict():
            scopes = {str(scope): str(level) for scope, level in permissions.items() if level != "none"}
            return scopes | {"metadata": "read"}
        case _:
            return DEFAULT


def from_fork(grants: Grants) -> Grants:
    """A pull request from a fork gets to read at most."""
    return dict.fromkeys(grants, "read")
