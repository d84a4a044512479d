"""What only some kinds of timeline entries have."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.graphql.git import git_object
from incident_actions.sandbox.graphql.issue import url as issue_url
from incident_actions.sandbox.graphql.timeline import subject
from incident_actions.sandbox.model.issues import Event, Issue
from incident_actions.sandbox.operations import mentions
from incident_actions.sandbox.refusal import not_found

LINKED = ("ClosedEvent", "CrossReferencedEvent", "MergedEvent", "ReadyForReviewEvent", "ConvertToDraftEvent")


@field(*LINKED)
def url(seen: Seen[Event]) -> str:
    return f"{issue_url(subject(seen))}#event-{seen.thing.id}"


@field(*LINKED)
def resource_path(seen: Seen[Event]) -> str:
    return url(seen).removeprefix(seen.visit.world.url)


@field("ClosedEvent", "ReopenedEvent")
def state_reason(seen: Seen[Event]) -> str | None:
    return seen.thing.state_reason.upper() if seen.thing.state_reason else None


@field("ClosedEvent")
def closer(seen: Seen[Event]) -> Seen[Issue] | None:
    """The pull request whose merge closed it; None when a person or a bot did."""
    found = seen.visit.repository.issues.get(seen.thing.closer or 0)
    return seen.beside(found) if found else None


@field("RenamedTitleEvent")
def previous_title(seen: Seen[Event]) -> str:
    return seen.thing.before or ""


@field("RenamedTitleEvent")
def current_title(seen: Seen[Event]) -> str:
    return seen.thing.after or ""


@field("CommentDeletedEvent")
def deleted_comment_author(seen: Seen[Event]) -> Seen[Any] | None:
    return seen.person(seen.thing.deleted_author)


@field("CrossReferencedEvent")
def source(seen: Seen[Event]) -> Seen[Issue]:
    home = seen.visit.world.repository(seen.thing.source_repository or "")
    found = home.issues.get(seen.thing.source_number or 0)
    if found is None:
        raise not_found()
    return seen.elsewhere(home, found)


@field("CrossReferencedEvent")
def is_cross_repository(seen: Seen[Event]) -> bool:
    return seen.thing.source_repository != seen.visit.repository.full_name


@field("CrossReferencedEvent")
def will_close_target(seen: Seen[Event]) -> bool:
    told = source(seen).thing
    home = seen.visit.repository.full_name
    return told.pull is not None and subject(seen).thing.number in mentions.closing(told, home)


@field("CrossReferencedEvent")
def referenced_at(seen: Seen[Event]) -> datetime:
    return seen.thing.at


@field("MilestonedEvent", "DemilestonedEvent")
def milestone_title(seen: Seen[Event]) -> str:
    return seen.thing.milestone or ""


@field("SubIssueAddedEvent", "SubIssueRemovedEvent")
def sub_issue(seen: Seen[Event]) -> Seen[Issue] | None:
    found = seen.visit.repository.issues.get(seen.thing.sub_issue or 0)
    return seen.beside(found) if found else None


field("ParentIssueAddedEvent", "ParentIssueRemovedEvent", name="parent")(sub_issue)


@field("MergedEvent")
def commit(seen: Seen[Event]) -> Seen[Object] | None:
    return git_object(seen, seen.thing.commit) if seen.thing.commit else None


@field("MergedEvent")
def merge_ref_name(seen: Seen[Event]) -> str:
    pull = subject(seen).thing.pull
    return pull.base_ref if pull else ""


@field("ReviewRequestedEvent", "ReviewRequestRemovedEvent")
def requested_reviewer(seen: Seen[Event]) -> Seen[Any] | None:
    return seen.person(seen.thing.reviewer)
