"""Reactions, in groups and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.model.issues import CONTENTS, Reaction
from incident_actions.sandbox.operations.reactions import Subject


@dataclass(frozen=True, slots=True)
class Group:
    """All reactions of one kind to one thing; there is a group for every kind, empty ones too."""

    subject: Subject
    content: str
    reactions: list[Reaction]


@field("Issue", "PullRequest", "IssueComment")
def reaction_groups(seen: Seen[Subject]) -> list[Seen[Group]]:
    found: dict[str, list[Reaction]] = {content: [] for content in CONTENTS}
    for reaction in seen.thing.reactions:
        found[reaction.content].append(reaction)
    return [seen.beside(Group(seen.thing, content, held)) for content, held in found.items()]


@field("Issue", "PullRequest", "IssueComment")
def reactions(
    seen: Seen[Subject], content: str | None = None, order_by: dict[str, str] | None = None, **window: Bound
) -> dict[str, Any]:
    """One by one, in the order in which they were given; of one kind, if asked so."""
    wanted = [each for each in seen.thing.reactions if content in (None, CONTENTS[each.content])]
    if order_by and order_by["direction"] == "DESC":
        wanted.reverse()
    given = any(each.user == seen.visit.actor.login for each in wanted)
    page = connection(wanted, "reactions", window, lambda reaction: reaction.id, seen.beside)
    return {**page, "viewer_has_reacted": given}


@field("ReactionGroup")
def content(seen: Seen[Group]) -> str:
    return CONTENTS[seen.thing.content]


@field("ReactionGroup")
def created_at(seen: Seen[Group]) -> datetime | None:
    return seen.thing.reactions[0].created_at if seen.thing.reactions else None


@field("ReactionGroup")
def viewer_has_reacted(seen: Seen[Group]) -> bool:
    return any(reaction.user == seen.visit.actor.login for reaction in seen.thing.reactions)


@field("ReactionGroup")
def reactors(seen: Seen[Group], **window: Bound) -> dict[str, Any]:
    return connection(
        seen.thing.reactions,
        "reactors",
        window,
        lambda reaction: reaction.id,
        lambda reaction: seen.person(reaction.user),
    )


@field("ReactionGroup")
def subject(seen: Seen[Group]) -> Seen[Subject]:
    return seen.beside(seen.thing.subject)


@field("Reaction", name="content")
def content_of_one(seen: Seen[Reaction]) -> str:
    return CONTENTS[seen.thing.content]


@field("Reaction")
def user(seen: Seen[Reaction]) -> Seen[Any] | None:
    return seen.person(seen.thing.user)


@field("Reaction")
def reactable(seen: Seen[Reaction]) -> Seen[Subject]:
    """The thing that carries the reaction."""
    repository = seen.visit.repository
    subjects: list[Subject] = [*repository.issues.values(), *repository.comments.values()]
    return seen.beside(next(each for each in subjects if seen.thing in each.reactions))
