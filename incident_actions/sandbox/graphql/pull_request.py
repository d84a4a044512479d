"""What only pull requests have."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.git.comparison import ChangedFile, Comparison
from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.git import git_object, ref_named
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations import mentions
from incident_actions.sandbox.operations.reviews import visible
from incident_actions.sandbox.refusal import Refusal

Page = dict[str, Any]
CHANGES = {"added": "ADDED", "removed": "DELETED", "modified": "MODIFIED"}


def pull_of(seen: Seen[Issue]) -> Pull:
    if seen.thing.pull is None:
        raise Refusal(404, f"Could not resolve to a PullRequest with the number of {seen.thing.number}.")
    return seen.thing.pull


@field("Repository")
def pull_request(seen: Seen[Repository], number: int) -> Seen[Issue]:
    require_read(seen.thing, seen.visit.actor, "pull-requests")
    found = seen.thing.issues.get(number)
    if found is None or found.pull is None:
        raise Refusal(404, f"Could not resolve to a PullRequest with the number of {number}.")
    return seen.beside(found)


@field("PullRequest")
def state(seen: Seen[Issue]) -> str:
    return "MERGED" if pull_of(seen).merged else seen.thing.state.upper()


@field("PullRequest")
def is_draft(seen: Seen[Issue]) -> bool:
    return pull_of(seen).draft


@field("PullRequest")
def merged(seen: Seen[Issue]) -> bool:
    return pull_of(seen).merged


@field("PullRequest")
def merged_at(seen: Seen[Issue]) -> datetime | None:
    return pull_of(seen).merged_at


@field("PullRequest")
def merged_by(seen: Seen[Issue]) -> Seen[Any] | None:
    return seen.person(pull_of(seen).merged_by)


@field("PullRequest")
def merge_commit(seen: Seen[Issue]) -> Seen[Object] | None:
    sha = pull_of(seen).merge_sha
    return git_object(seen, sha) if sha else None


@field("PullRequest")
def mergeable(seen: Seen[Issue]) -> str:
    if pull_of(seen).merged:
        return "UNKNOWN"
    return "CONFLICTING" if _comparison(seen).merged_tree is None else "MERGEABLE"


@field("PullRequest")
def head_ref_name(seen: Seen[Issue]) -> str:
    return pull_of(seen).head_ref


@field("PullRequest")
def head_ref_oid(seen: Seen[Issue]) -> str:
    return pull_of(seen).head_sha


@field("PullRequest")
def base_ref_name(seen: Seen[Issue]) -> str:
    return pull_of(seen).base_ref


@field("PullRequest")
def base_ref_oid(seen: Seen[Issue]) -> str:
    return pull_of(seen).base_sha


@field("PullRequest")
def head_ref(seen: Seen[Issue]) -> Seen[Any] | None:
    return ref_named(seen, f"refs/heads/{pull_of(seen).head_ref}")


@field("PullRequest")
def base_ref(seen: Seen[Issue]) -> Seen[Any] | None:
    return ref_named(seen, f"refs/heads/{pull_of(seen).base_ref}")


@field("PullRequest")
def head_repository(seen: Seen[Issue]) -> Seen[Repository]:
    return seen.beside(seen.visit.repository)


@field("PullRequest")
def is_cross_repository(_: Seen[Issue]) -> bool:
    """The sandbox has no forks."""
    return False


@field("PullRequest")
def review_requests(seen: Seen[Issue], **window: Bound) -> Page:
    people = [seen.visit.world.user(login) for login in pull_of(seen).reviewers]
    keys = {user.id: position for position, user in enumerate(people)}
    return connection(
        people,
        "reviewRequests",
        window,
        lambda user: keys[user.id],
        lambda user: {
            "id": node_id("RR", seen.visit.repository.id, f"{seen.thing.number}/{user.id}"),
            "database_id": user.id,
            "as_code_owner": False,
            "pull_request": seen,
            "requested_reviewer": seen.beside(user),
        },
    )


@field("PullRequest")
def reviews(seen: Seen[Issue], **window: Bound) -> Page:
    """A pending one is shown to its author alone."""
    found = visible(pull_of(seen), seen.visit.actor)
    return connection(found, "reviews", window, lambda review: review.id, seen.beside)


@field("PullRequest")
def files(seen: Seen[Issue], **window: Bound) -> Page:
    found = list(enumerate(_comparison(seen).files))
    return connection(found, "files", window, lambda each: each[0], lambda each: _file(each[1]))


@field("PullRequest")
def commits(seen: Seen[Issue], **window: Bound) -> Page:
    found = list(enumerate(_comparison(seen).commits))
    return connection(found, "commits", window, lambda each: each[0], lambda each: _commit(seen, each[1]))


@field("PullRequest")
def changed_files(seen: Seen[Issue]) -> int:
    return len(_comparison(seen).files)


@field("PullRequest")
def closing_issues_references(seen: Seen[Issue], **window: Bound) -> Page:
    repository = seen.visit.repository
    numbers = mentions.closing(seen.thing, repository.full_name)
    found = [repository.issues[number] for number in numbers if number in repository.issues]
    wanted = [issue for issue in found if issue.pull is None]
    return connection(wanted, "closingIssuesReferences", window, lambda issue: issue.number, seen.beside)


def _commit(seen: Seen[Issue], oid: str) -> dict[str, Any]:
    id = node_id("PURC", seen.visit.repository.id, f"{seen.thing.number}/{oid}")
    return {"id": id, "commit": git_object(seen, oid)}


def _file(changed: ChangedFile) -> dict[str, Any]:
    counts = {"additions": changed.additions, "deletions": changed.deletions}
    return {"path": changed.path, "change_type": CHANGES[changed.status], **counts}


def _comparison(seen: Seen[Issue]) -> Comparison:
    return seen.visit.world.comparison(seen.visit.repository, pull_of(seen))
