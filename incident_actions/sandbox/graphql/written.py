"""What everything that somebody wrote has: author, editor, association, database id, repository."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.model.issues import Comment, Issue, Reaction
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.issues import comment_page
from incident_actions.sandbox.shapes.users import association

WRITTEN = ("Issue", "PullRequest", "IssueComment")
LARGEST_INT = 2**31 - 1


@field(*WRITTEN)
def author(seen: Seen[Issue | Comment]) -> Seen[Any] | None:
    return seen.person(seen.thing.author)


@field(*WRITTEN)
def editor(seen: Seen[Issue | Comment]) -> Seen[Any] | None:
    return seen.person(seen.thing.editor)


@field(*WRITTEN)
def author_association(seen: Seen[Issue | Comment]) -> str:
    return association(seen.visit.repository, seen.thing.author)


@field(*WRITTEN)
def viewer_did_author(seen: Seen[Issue | Comment]) -> bool:
    return seen.thing.author is not None and seen.thing.author == seen.visit.actor.login


@field(*WRITTEN)
def viewer_can_react(seen: Seen[Issue | Comment]) -> bool:
    return seen.visit.actor.user is not None


@field(*WRITTEN, "CommentDeletedEvent", "Reaction")
def database_id(seen: Seen[Any]) -> int | None:
    """An Int holds 31 bits: ids beyond that are only in `fullDatabaseId`."""
    return seen.thing.id if seen.thing.id <= LARGEST_INT else None


@field(*WRITTEN, "PullRequestReview")
def full_database_id(seen: Seen[Any]) -> str:
    return str(seen.thing.id)


@field(*WRITTEN)
def repository(seen: Seen[Issue | Comment]) -> Seen[Repository]:
    return seen.beside(seen.visit.repository)


@field("IssueComment", name="id")
def comment_id(seen: Seen[Comment]) -> str:
    return node_id("IC", seen.visit.repository.id, seen.thing.id)


@field("IssueComment")
def last_edited_at(seen: Seen[Comment]) -> datetime | None:
    return seen.thing.edited_at


@field("IssueComment")
def is_minimized(seen: Seen[Comment]) -> bool:
    return seen.thing.minimized


@field("IssueComment")
def minimized_reason(seen: Seen[Comment]) -> str | None:
    return "outdated" if seen.thing.minimized else None


@field("IssueComment", name="url")
def comment_url(seen: Seen[Comment]) -> str:
    return comment_page(seen.visit.world, seen.visit.repository, seen.thing)


@field("IssueComment")
def resource_path(seen: Seen[Comment]) -> str:
    return comment_url(seen).removeprefix(seen.visit.world.url)


@field("IssueComment")
def issue(seen: Seen[Comment]) -> Seen[Issue]:
    return seen.beside(seen.visit.repository.issues[seen.thing.issue])


@field("IssueComment")
def pull_request(seen: Seen[Comment]) -> Seen[Issue] | None:
    about = issue(seen)
    return about if about.thing.pull else None


@field("PullRequestReview", name="id")
def review_id(seen: Seen[Review]) -> str:
    return node_id("PRR", seen.visit.repository.id, seen.thing.id)


@field("Reaction", name="id")
def reaction_id(seen: Seen[Reaction]) -> str:
    return node_id("REA", seen.visit.repository.id, seen.thing.id)
