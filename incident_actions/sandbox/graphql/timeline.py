"""The timeline of an issue or a pull request: comments and every other entry, in order."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, camel, field
from incident_actions.sandbox.model.issues import Comment, Event, Issue, Label
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.refusal import Refusal

Entry = Comment | Event | Review
KINDS = {
    "labeled": "LabeledEvent",
    "unlabeled": "UnlabeledEvent",
    "closed": "ClosedEvent",
    "reopened": "ReopenedEvent",
    "assigned": "AssignedEvent",
    "unassigned": "UnassignedEvent",
    "renamed": "RenamedTitleEvent",
    "comment_deleted": "CommentDeletedEvent",
    "cross-referenced": "CrossReferencedEvent",
    "milestoned": "MilestonedEvent",
    "demilestoned": "DemilestonedEvent",
    "sub_issue_added": "SubIssueAddedEvent",
    "sub_issue_removed": "SubIssueRemovedEvent",
    "parent_issue_added": "ParentIssueAddedEvent",
    "parent_issue_removed": "ParentIssueRemovedEvent",
    "merged": "MergedEvent",
    "review_requested": "ReviewRequestedEvent",
    "review_request_removed": "ReviewRequestRemovedEvent",
    "ready_for_review": "ReadyForReviewEvent",
    "convert_to_draft": "ConvertToDraftEvent",
}
ALL = tuple(KINDS.values())
LABELLING = ("LabeledEvent", "UnlabeledEvent")
ASSIGNING = ("AssignedEvent", "UnassignedEvent")


@field("Issue", "PullRequest")
def timeline_items(
    seen: Seen[Issue], since: datetime | None = None, item_types: list[str] | None = None, **window: Bound
) -> dict[str, Any]:
    """Entries by id, which is the order in which they came; ids only grow, so cursors stay right."""
    found = [
        entry
        for entry in _entries(seen)
        if (since is None or _at(entry) >= since) and (not item_types or _item_type(entry) in item_types)
    ]
    return connection(found, "timelineItems", window, lambda entry: entry.id, seen.beside)


def type_of(entry: Entry) -> str:
    match entry:
        case Comment():
            return "IssueComment"
        case Review():
            return "PullRequestReview"
        case Event():
            return KINDS[entry.kind]


@field(*ALL, name="id")
def event_id(seen: Seen[Event]) -> str:
    return node_id("EV", seen.visit.repository.id, f"{seen.thing.issue}/{seen.thing.id}")


@field(*ALL)
def actor(seen: Seen[Event]) -> Seen[Any] | None:
    return seen.person(seen.thing.actor)


@field(*ALL)
def created_at(seen: Seen[Event]) -> datetime:
    return seen.thing.at


@field(*LABELLING)
def label(seen: Seen[Event]) -> Seen[Label]:
    """The label as it is now; as it was, when it has been deleted."""
    event = seen.thing
    known = seen.visit.repository.labels.get(event.label or 0)
    return seen.beside(known or Label(event.label or 0, event.label_name, event.label_color))


@field(*ASSIGNING)
def assignee(seen: Seen[Event]) -> Seen[Any] | None:
    return seen.person(seen.thing.assignee)


def subject(seen: Seen[Event]) -> Seen[Issue]:
    """The issue in whose timeline the entry stands."""
    return seen.beside(seen.visit.repository.issues[seen.thing.issue])


field(*LABELLING, name="labelable")(subject)
field(*ASSIGNING, name="assignable")(subject)
field("ClosedEvent", "ReopenedEvent", name="closable")(subject)
field("RenamedTitleEvent", "MilestonedEvent", "DemilestonedEvent", name="subject")(subject)
field("CrossReferencedEvent", name="target")(subject)
field(*(kind for kind in ALL if kind.startswith(("Review", "Ready", "Convert"))), name="pullRequest")(subject)


def _entries(seen: Seen[Issue]) -> list[Entry]:
    repository, issue = seen.visit.repository, seen.thing
    comments = [repository.comments[id] for id in issue.comments]
    events = [event for event in issue.events if event.kind in KINDS and _visible(seen, event)]
    reviews = [each for each in issue.pull.reviews if not each.pending] if issue.pull else []
    return sorted([*comments, *events, *reviews], key=lambda entry: entry.id)


def _visible(seen: Seen[Issue], event: Event) -> bool:
    """A reference from a repository that one may not see is not shown."""
    if event.source_repository is None:
        return True
    try:
        source = seen.visit.world.repository(event.source_repository)
        require_read(source, seen.visit.actor)
    except Refusal:
        return False
    return event.source_number in source.issues


def _at(entry: Entry) -> datetime:
    match entry:
        case Comment():
            return entry.created_at
        case Review():
            return entry.submitted_at or entry.created_at
        case Event():
            return entry.at


def _item_type(entry: Entry) -> str:
    name = type_of(entry)
    return "".join(f"_{mark}" if mark.isupper() else mark.upper() for mark in camel(name)).lstrip("_")
