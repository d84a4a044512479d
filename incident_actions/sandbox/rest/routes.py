"""Every REST route, in the order in which they are tried."""

from __future__ import annotations

from incident_actions.sandbox.rest import (
    actions,
    assignees,
    checks,
    comments,
    contents,
    git,
    issues,
    labels,
    milestones,
    people,
    pulls,
    reactions,
    reviews,
    sub_issues,
)
from incident_actions.sandbox.rest.call import RouteTo

SUBJECTS = (
    people,
    comments,
    reactions,
    labels,
    assignees,
    sub_issues,
    issues,
    milestones,
    pulls,
    reviews,
    contents,
    git,
    actions,
    checks,
)
ROUTES: tuple[RouteTo, ...] = tuple(route for subject in SUBJECTS for route in subject.ROUTES)
