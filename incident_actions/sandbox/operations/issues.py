"""Issues: opening, changing, closing, deleting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import assignees, edits, labels, milestones
from incident_actions.sandbox.operations.mentions import check_length, cross_reference
from incident_actions.sandbox.refusal import forbidden, invalid
from incident_actions.sandbox.visit import Visit, scopes_of

REASONS = ("completed", "not_planned", "duplicate", "reopened")


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody asks for; labels, assignees and milestone are dropped without push rights."""

    title: str
    body: str | None = None
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    milestone: int | None = None
    given: tuple[str, ...] = ()
    """Labels that the issue form gives, whoever fills it in; GitHub leaves out those it does not know."""


def create(visit: Visit, draft: Draft) -> Issue:
    """Open an issue; anybody who can read may, a job needs `issues: write`."""
    visit.require("issues", needed="read")
    check_text(draft.title, draft.body)
    pushes = visit.may("issues", needed="triage")
    if pushes:
        assignees.check(visit, draft.assignees)
        if draft.milestone is not None and draft.milestone not in visit.repository.milestones:
            raise invalid("Issue", "milestone")
    issue = new(visit, draft.title, draft.body)
    position = len(visit.world.outbox)
    cross_reference(visit, issue, draft.body or "")
    known = [visit.repository.label_named(name) for name in draft.given]
    labels.put(visit, issue, [label for label in known if label])
    if pushes:
        labels.add(visit, issue, draft.labels)
        assignees.put(visit, issue, draft.assignees)
        milestones.put(visit, issue, draft.milestone)
    visit.emit("issues", "opened", issue=issue)
    visit.world.outbox.bring_forward(position)
    return issue


def new(visit: Visit, title: str, body: str | None) -> Issue:
    """The next number, for an issue or a pull request."""
    repository = visit.repository
    repository.last_number += 1
    number = repository.last_number
    issue = Issue(visit.world.next_id(), number, title, body, visit.login, visit.now, visit.now)
    repository.issues[number] = issue
    return issue


def update(visit: Visit, issue: Issue, changes: dict[str, Any]) -> Issue:
    """Change what is named: title, body, state, state_reason, labels, assignees, milestone."""
    scopes = scopes_of(issue)
    own = issue.author == visit.actor.login
    states = {"state", "state_reason"}
    needed = "read" if own else "triage" if not set(changes) & {"title", "body"} else "write"
    visit.require(*scopes, needed=needed, otherwise=forbidden())
    _check_changes(visit, changes)
    edit(visit, issue, changes)
    if visit.may(*scopes, needed="triage"):
        _set(visit, issue, changes)
    if states & set(changes):
        set_state(visit, issue, changes.get("state") or issue.state, changes.get("state_reason"))
    return issue


def edit(visit: Visit, issue: Issue, changes: dict[str, Any]) -> None:
    """Title and body, with the entry and the delivery that a change makes."""
    before: dict[str, Any] = {}
    title, body = changes.get("title"), changes.get("body", issue.body)
    if title is not None and title != issue.title:
        before["title"] = {"from": issue.title}
        visit.record(issue, "renamed", before=issue.title, after=title)
        issue.title = title
    if body != issue.body:
        before["body"] = {"from": issue.body or ""}
        edits.edit(visit, issue, body)
        cross_reference(visit, issue, body or "")
    if before:
        visit.emit_about(issue, "edited", changes=before)


def set_state(visit: Visit, issue: Issue, state: str, reason: str | None = None) -> None:
    """Close or reopen; closing what is closed only changes the reason."""
    if state == "closed":
        close(visit, issue, reason)
    elif issue.state == "closed":
        issue.state, issue.closed_at, issue.closed_by = "open", None, None
        issue.state_reason = None if issue.pull else "reopened"
        visit.record(issue, "reopened")
        visit.emit_about(issue, "reopened")


def close(visit: Visit, issue: Issue, reason: str | None = None, closer: Issue | None = None) -> None:
    """`closer` is the pull request whose merge does it."""
    reason = None if issue.pull else reason or "completed"
    if issue.state == "closed":
        issue.state_reason = reason
        return
    issue.state, issue.state_reason = "closed", reason
    issue.closed_at, issue.closed_by = visit.now, visit.login
    commit = closer.pull.merge_sha if closer and closer.pull else None
    visit.record(
        issue, "closed", state_reason=reason, closer=closer.number if closer else None, commit=commit
    )
    visit.emit_about(issue, "closed")


def delete(visit: Visit, issue: Issue) -> None:
    """Only who administers the repository may; the number answers 410 from now on."""
    visit.require(needed="admin", otherwise=forbidden())
    visit.emit("issues", "deleted", issue=issue)
    del visit.repository.issues[issue.number]
    visit.repository.gone[issue.number] = ""


def check_text(title: str, body: str | None, resource: str = "Issue") -> None:
    if not title.strip():
        raise invalid(resource, "title", "missing_field")
    check_length(title, resource, "title", 256)
    check_length(body, resource)


def _check_changes(visit: Visit, changes: dict[str, Any]) -> None:
    check_text(changes.get("title") or "unchanged", changes.get("body"))
    if changes.get("title") == "":
        raise invalid("Issue", "title", "missing_field")
    if changes.get("state") not in (None, "open", "closed"):
        raise invalid("Issue", "state")
    if changes.get("state_reason") not in (None, *REASONS):
        raise invalid("Issue", "state_reason")
    if visit.may("issues", needed="triage"):
        assignees.check(visit, changes.get("assignees") or ())


def _set(visit: Visit, issue: Issue, changes: dict[str, Any]) -> None:
    if changes.get("labels") is not None:
        labels.replace(visit, issue, changes["labels"])
    if changes.get("assignees") is not None:
        assignees.replace(visit, issue, changes["assignees"])
    if "milestone" in changes:
        milestones.put(visit, issue, changes["milestone"])
