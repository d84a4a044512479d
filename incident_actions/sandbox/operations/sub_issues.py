"""Issues that are part of another issue: a hundred a parent, eight levels deep."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.refusal import Refusal, forbidden, not_found
from incident_actions.sandbox.visit import Visit

MOST = 100
DEEPEST = 8


def of(visit: Visit, parent: Issue) -> list[Issue]:
    return [
        visit.repository.issues[number] for number in parent.sub_issues if number in visit.repository.issues
    ]


def add(visit: Visit, parent: Issue, child: Issue, *, replace_parent: bool = False) -> None:
    visit.require("issues", needed="triage", otherwise=forbidden())
    if child.parent is not None and replace_parent:
        remove(visit, visit.repository.issues[child.parent], child)
    _check(visit, parent, child)
    parent.sub_issues.append(child.number)
    child.parent = parent.number
    visit.record(parent, "sub_issue_added", sub_issue=child.number)
    visit.record(child, "parent_issue_added", sub_issue=parent.number)
    visit.emit("sub_issues", "sub_issue_added", sub_issue=child, parent_issue=parent)


def remove(visit: Visit, parent: Issue, child: Issue) -> None:
    visit.require("issues", needed="triage", otherwise=forbidden())
    if child.number not in parent.sub_issues:
        raise not_found()
    parent.sub_issues.remove(child.number)
    child.parent = None
    visit.record(parent, "sub_issue_removed", sub_issue=child.number)
    visit.record(child, "parent_issue_removed", sub_issue=parent.number)
    visit.emit("sub_issues", "sub_issue_removed", sub_issue=child, parent_issue=parent)


def with_id(visit: Visit, id: int) -> Issue:
    """A sub-issue is named by its database id, not by its number."""
    for issue in visit.repository.issues.values():
        if issue.id == id and issue.pull is None:
            return issue
    raise not_found()


def _check(visit: Visit, parent: Issue, child: Issue) -> None:
    if child.number in parent.sub_issues:
        raise _refused("Issue may not contain duplicate sub-issues")
    if child.parent is not None:
        raise _refused("Sub issue may only have one parent")
    if len(parent.sub_issues) >= MOST:
        raise _refused(f"Parent cannot have more than {MOST} sub-issues")
    depth, above = 1, parent
    while above.parent is not None:
        depth, above = depth + 1, visit.repository.issues[above.parent]
    if above is child or parent is child:
        raise _refused("An issue cannot be its own ancestor")
    if depth >= DEEPEST:
        raise _refused(f"Sub-issues cannot be nested more than {DEEPEST} levels deep")


def _refused(reason: str) -> Refusal:
    return Refusal(422, f"An error occurred while adding the sub-issue to the parent issue. {reason}")
