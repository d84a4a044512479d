"""Reviews of pull requests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.graphql.git import git_object
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.shapes.issues import issue_page
from incident_actions.sandbox.shapes.reviews import issue_of
from incident_actions.sandbox.shapes.users import association


@field("PullRequestReview")
def author(seen: Seen[Review]) -> Seen[Any] | None:
    return seen.person(seen.thing.user)


@field("PullRequestReview")
def author_association(seen: Seen[Review]) -> str:
    return association(seen.visit.repository, seen.thing.user)


@field("PullRequestReview")
def viewer_did_author(seen: Seen[Review]) -> bool:
    return seen.thing.user is not None and seen.thing.user == seen.visit.actor.login


@field("PullRequestReview")
def created_at(seen: Seen[Review]) -> datetime:
    return seen.thing.created_at


@field("PullRequestReview")
def updated_at(seen: Seen[Review]) -> datetime:
    return seen.thing.submitted_at or seen.thing.created_at


@field("PullRequestReview")
def editor(_: Seen[Review]) -> None:
    return None


@field("PullRequestReview")
def last_edited_at(_: Seen[Review]) -> None:
    return None


@field("PullRequestReview")
def url(seen: Seen[Review]) -> str:
    about = issue_of(seen.visit.repository, seen.thing)
    home = issue_page(seen.visit.world, seen.visit.repository, about)
    return f"{home}#pullrequestreview-{seen.thing.id}"


@field("PullRequestReview")
def commit(seen: Seen[Review]) -> Seen[Object] | None:
    return git_object(seen, seen.thing.commit)
