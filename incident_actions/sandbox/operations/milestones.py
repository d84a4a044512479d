"""Milestones, and setting them on issues."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from incident_actions.sandbox.model.issues import Issue, Milestone
from incident_actions.sandbox.refusal import invalid, not_found
from incident_actions.sandbox.visit import Visit

PACIFIC = ZoneInfo("America/Los_Angeles")


def numbered(visit: Visit, number: int) -> Milestone:
    milestone = visit.repository.milestones.get(number)
    if milestone is None:
        raise not_found()
    return milestone


def create(
    visit: Visit, title: str, description: str | None = None, due_on: datetime | None = None
) -> Milestone:
    """Make a milestone; 422 `already_exists` for a title that is taken."""
    visit.require("issues", "pull-requests", needed="write")
    _check_title(visit, title, None)
    number = max(visit.repository.milestones, default=0) + 1
    id = visit.world.next_id()
    milestone = Milestone(id, number, title, visit.login, visit.now, visit.now, description, floored(due_on))
    visit.repository.milestones[number] = milestone
    visit.emit("milestone", "created", milestone=milestone)
    return milestone


def update(visit: Visit, milestone: Milestone, changes: dict[str, object]) -> Milestone:
    """Change title, description, due_on or state; what is not named stays."""
    visit.require("issues", "pull-requests", needed="write")
    if isinstance(title := changes.get("title"), str):
        _check_title(visit, title, milestone)
        milestone.title = title
    if "description" in changes:
        milestone.description = str(changes["description"] or "") or None
    if "due_on" in changes:
        due = changes["due_on"]
        milestone.due_on = floored(due) if isinstance(due, datetime) else None
    milestone.updated_at = visit.now
    state = changes.get("state")
    if state in ("open", "closed") and state != milestone.state:
        _set_state(visit, milestone, str(state))
    else:
        visit.emit("milestone", "edited", milestone=milestone, changes={})
    return milestone


def delete(visit: Visit, milestone: Milestone) -> None:
    visit.require("issues", "pull-requests", needed="write")
    del visit.repository.milestones[milestone.number]
    for issue in visit.repository.issues.values():
        if issue.milestone == milestone.number:
            issue.milestone = None
            visit.record(issue, "demilestoned", milestone=milestone.title)
    visit.emit("milestone", "deleted", milestone=milestone)


def put(visit: Visit, issue: Issue, number: int | None) -> None:
    """Set or clear an issue's milestone, whose right to it has been checked."""
    if number == issue.milestone:
        return
    if number is not None and number not in visit.repository.milestones:
        raise invalid("Issue", "milestone")
    former = visit.repository.milestones.get(issue.milestone or 0)
    if former is not None:
        issue.milestone = None
        visit.record(issue, "demilestoned", milestone=former.title)
        visit.emit_about(issue, "demilestoned", milestone=former)
    if number is not None:
        milestone = visit.repository.milestones[number]
        issue.milestone = number
        visit.record(issue, "milestoned", milestone=milestone.title)
        visit.emit_about(issue, "milestoned", milestone=milestone)


def floored(due: datetime | None) -> datetime | None:
    """GitHub keeps a date as the Pacific midnight before the moment it was given."""
    if due is None:
        return None
    local = due.astimezone(PACIFIC)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _set_state(visit: Visit, milestone: Milestone, state: str) -> None:
    milestone.state = state
    milestone.closed_at = visit.now if state == "closed" else None
    visit.emit("milestone", "closed" if state == "closed" else "opened", milestone=milestone)


def _check_title(visit: Visit, title: str, itself: Milestone | None) -> None:
    if not title.strip():
        raise invalid("Milestone", "title", "missing_field")
    if any(other.title == title and other is not itself for other in visit.repository.milestones.values()):
        raise invalid("Milestone", "title", "already_exists")
