"""What stands in a thread besides comments, in a reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from incident_actions.sandbox.model.issues import Comment, Event, Issue, Label
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.shapes.events import entries

TOGETHER = timedelta(minutes=1)
CLOSED_AS = {"not_planned": "not planned", "duplicate": "a duplicate"}
SAID = {
    "closed": "closed this",
    "reopened": "reopened this",
    "merged": "merged this",
    "ready_for_review": "marked this as ready for review",
    "convert_to_draft": "turned this into a draft",
    "comment_deleted": "deleted a comment",
    "labeled": "added",
    "unlabeled": "took away",
    "assigned": "assigned",
    "unassigned": "took off",
    "milestoned": "set the milestone",
    "demilestoned": "took it off the milestone",
    "renamed": "renamed this",
    "review_requested": "asked for a review:",
    "review_request_removed": "withdrew the request for a review:",
    "cross-referenced": "mentioned this in",
    "sub_issue_added": "added the sub-issue",
    "sub_issue_removed": "took away the sub-issue",
    "parent_issue_added": "made this part of",
    "parent_issue_removed": "took this out of",
    "head_ref_deleted": "deleted the branch",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that one person did at one time; several alike stand together."""

    events: tuple[Event, ...]
    review: Review | None = None

    @property
    def first(self) -> Event:
        return self.events[0]

    @property
    def words(self) -> str:
        first = self.first
        if first.kind == "closed" and first.state_reason in CLOSED_AS:
            return f"closed this as {CLOSED_AS[first.state_reason]}"
        if first.kind == "comment_deleted":
            return f"deleted a comment of {first.deleted_author or 'ghost'}"
        return SAID.get(first.kind, first.kind.replace("_", " "))


def happenings(repository: Repository, issue: Issue) -> list[Comment | Happening]:
    """Comments and what happened between them, oldest first."""
    found: list[Comment | Happening] = []
    for entry in entries(repository, issue):
        if isinstance(entry, Comment):
            found.append(entry)
            continue
        before = found[-1] if found else None
        if isinstance(before, Happening) and _alike(before.first, entry):
            found[-1] = Happening((*before.events, entry))
        else:
            found.append(Happening((entry,), _review(issue, entry)))
    return found


def label_of(repository: Repository, event: Event) -> Label:
    """The label as it is now, or as it was if it has gone."""
    known = repository.labels.get(event.label or 0)
    return known or Label(0, event.label_name, event.label_color)


def _alike(one: Event, other: Event) -> bool:
    kinds = ("labeled", "unlabeled", "assigned", "unassigned", "review_requested", "sub_issue_added")
    same = one.kind == other.kind and one.actor == other.actor
    return same and one.kind in kinds and other.at - one.at < TOGETHER


def _review(issue: Issue, event: Event) -> Review | None:
    reviews = issue.pull.reviews if issue.pull else []
    return next((review for review in reviews if review.id == event.review), None)
