"""Edits of what somebody wrote: GitHub keeps each version whole, and who made it."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Comment, Edit, Issue
from incident_actions.sandbox.visit import Visit


def edit(visit: Visit, written: Issue | Comment, body: str | None) -> None:
    """It now reads otherwise; the first edit keeps how it was made, too."""
    if not written.edits:
        made = Edit(visit.world.next_id(), written.body or "", written.author, written.created_at)
        written.edits.append(made)
    written.edits.append(Edit(visit.world.next_id(), body or "", visit.login, visit.now))
    written.body = body or "" if isinstance(written, Comment) else body
    written.edited_at = written.updated_at = visit.now
    written.editor = visit.login
