"""The versions of a body, as answers bring them: who made each, and when, without the texts."""

from __future__ import annotations

from typing import Any

from incident_actions.github.accounts import Accounts
from incident_actions.github.values import time
from incident_actions.thread import Version


def versions(node: dict[str, Any], accounts: Accounts) -> tuple[Version, ...]:
    """The newest versions of an issue's or a comment's body, oldest first; GitHub lists the newest first."""
    found = reversed((node.get("versions") or {"nodes": []})["nodes"])
    return tuple(
        Version(each["id"], accounts.person(each["editor"]), time(each["editedAt"])) for each in found if each
    )
