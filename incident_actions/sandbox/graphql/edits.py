"""The versions of what somebody wrote; GitHub's `diff` is the whole text as it read from then on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.model.issues import Comment, Edit, Issue
from incident_actions.sandbox.node_ids import node_id

EDIT = "UserContentEdit"


@field("Issue", "IssueComment")
def user_content_edits(seen: Seen[Issue | Comment], **window: Bound) -> dict[str, Any]:
    """The newest first, as GitHub has them."""
    return connection(seen.thing.edits[::-1], "userContentEdits", window, lambda edit: edit.id, seen.beside)


@field(EDIT)
def id(seen: Seen[Edit]) -> str:
    return node_id("UCE", seen.visit.repository.id, seen.thing.id)


@field(EDIT)
def diff(seen: Seen[Edit]) -> str:
    return seen.thing.body


@field(EDIT)
def editor(seen: Seen[Edit]) -> Seen[Any] | None:
    return seen.person(seen.thing.editor)


@field(EDIT, name="createdAt")
@field(EDIT, name="updatedAt")
@field(EDIT)
def edited_at(seen: Seen[Edit]) -> datetime:
    return seen.thing.at


@field(EDIT, name="deletedAt")
@field(EDIT)
def deleted_by(_: Seen[Edit]) -> None:
    """Nobody takes a version away here."""
