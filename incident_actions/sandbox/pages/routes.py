"""Every page, in the order in which their paths are tried."""

from __future__ import annotations

from incident_actions.sandbox.pages import (
    becoming,
    checks,
    clock,
    comment_deeds,
    editing,
    files,
    home,
    issue_list,
    milestones,
    new_issue,
    pull_deeds,
    pulls,
    remark_deeds,
    runs,
    thread,
    thread_deeds,
)
from incident_actions.sandbox.pages.page import Way

SUBJECTS = (
    becoming,
    clock,
    issue_list,
    new_issue,
    thread,
    thread_deeds,
    comment_deeds,
    milestones,
    pulls,
    pull_deeds,
    remark_deeds,
    editing,
    runs,
    checks,
    home,
    files,
)
WAYS: tuple[Way, ...] = tuple(way for subject in SUBJECTS for way in subject.WAYS)
