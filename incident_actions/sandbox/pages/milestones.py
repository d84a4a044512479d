"""Milestones with their progress, and the page of one with its issues."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Issue, Milestone
from incident_actions.sandbox.operations import milestones as deeds
from incident_actions.sandbox.pages.issue_list import address, labels_of
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said

ONE = REPO + "/milestone/{number:int}"


@dataclass(frozen=True, slots=True)
class Progress:
    milestone: Milestone
    issues: tuple[Issue, ...]
    overdue: bool

    @property
    def done(self) -> int:
        return sum(issue.state == "closed" for issue in self.issues)

    @property
    def total(self) -> int:
        return len(self.issues)


def listed(page: Page) -> Response:
    """The open ones, the next due first; or the closed ones."""
    state = page.asked("state", "open")
    all_of_them = list(page.repository.milestones.values())
    shown = [each for each in all_of_them if each.state == state]
    shown.sort(key=lambda each: (each.due_on is None, each.due_on or each.created_at))
    by_state = {word: sum(each.state == word for each in all_of_them) for word in ("open", "closed")}
    return page.show(
        "milestones.html",
        found=[_progress(page, each) for each in shown],
        state=state,
        by_state=by_state,
        address=lambda **changed: address(page, **changed),
        markdown=lambda text: said(page, text),
    )


def show(page: Page) -> Response:
    milestone = deeds.numbered(page.visit, page.number())
    return page.show(
        "milestone.html",
        progress=_progress(page, milestone),
        markdown=lambda text: said(page, text),
        labels_of=lambda issue: labels_of(page, issue),
    )


def set_state(page: Page) -> Response:
    """Close or reopen."""
    milestone = deeds.numbered(page.visit, page.number())
    deeds.update(page.visit, milestone, {"state": "closed" if milestone.state == "open" else "open"})
    return page.go(f"{page.home}/milestone/{milestone.number}")


def _progress(page: Page, milestone: Milestone) -> Progress:
    issues = [each for each in page.repository.issues.values() if each.milestone == milestone.number]
    issues.sort(key=lambda issue: (issue.state == "closed", issue.number))
    late = milestone.due_on is not None and milestone.due_on.date() < page.world.now().date()
    return Progress(milestone, tuple(issues), late and milestone.state == "open")


WAYS = (
    Way("GET", REPO + "/milestones", listed),
    Way("GET", ONE, show),
    Way("POST", ONE + "/state", set_state),
)
