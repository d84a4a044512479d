"""A world as people see it, so that two runs of it can be compared: no ids, no times but those in texts."""

from __future__ import annotations

import re
from typing import Any

from incident_actions.postmortem.sections import by_name, sections
from incident_actions.sandbox.git.objects import tree_entries
from incident_actions.sandbox.model.issues import Comment, Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.world import World
from incident_actions.text.markers import data_of, key_of, without_marker
from tests.shop import NAME

#: The number of a comment, in a link to it or in a key.
_NUMBER = re.compile(r"3\d{9}")
#: The name of a commit, in a link to a line: it holds the second in which that was made.
_COMMIT = re.compile(r"(?<=/blob/)[0-9a-f]{40}")


def snapshot(world: World) -> dict[str, Any]:
    """Issues, comments by key, milestones, labels, disabled workflows, and branches with their files."""
    repository = world.repository(NAME)
    people = [str(each.id) for each in repository.comments.values() if each.author != BOT_LOGIN]
    nth = {number: f"c{n}" for n, number in enumerate(people, 1)}
    seen = {
        "issues": {number: _issue(world, repository, issue) for number, issue in repository.issues.items()},
        "milestones": [
            (each.title, each.state, each.due_on, each.description) for each in repository.milestones.values()
        ],
        "labels": sorted(label.name for label in repository.labels.values()),
        "disabled": sorted(repository.disabled_workflows),
        "branches": {name: _files(world, repository, name) for name in world.git(repository).refs()},
    }
    return _numbered(seen, nth)


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two snapshots differ, in words."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [*one, *(key for key in other if key not in one)]
        return [
            line
            for key in keys
            for line in differences(one.get(key, "nothing"), other.get(key, "nothing"), f"{path}/{key}")
        ]
    return [] if one == other else [f"{path}: {one!r} became {other!r}"]


def _numbered(seen: Any, nth: dict[str, str]) -> Any:
    """The same with people's comments numbered from 1, however many numbers others have taken between."""
    match seen:
        case str():
            return _COMMIT.sub("COMMIT", _NUMBER.sub(lambda found: nth.get(found[0], found[0]), seen))
        case dict():
            return {_numbered(key, nth): _numbered(value, nth) for key, value in seen.items()}
        case list() | tuple():
            return type(seen)(_numbered(each, nth) for each in seen)
        case _:
            return seen


def _issue(world: World, repository: Repository, issue: Issue) -> dict[str, Any]:
    milestone = repository.milestones.get(issue.milestone or 0)
    return {
        "title": issue.title,
        "body": _told_of_sections(world, repository, issue) if issue.pull else issue.body,
        "author": issue.author,
        "state": (issue.state, issue.state_reason),
        "labels": sorted(repository.labels[id].name for id in issue.labels),
        "assignees": sorted(issue.assignees),
        "milestone": milestone and milestone.title,
        "parent": issue.parent,
        "comments": _comments([repository.comments[id] for id in issue.comments]),
        "pull": issue.pull
        and {
            "stands": (issue.pull.draft, bool(issue.pull.merged_at), issue.pull.head_ref),
            "reviewers": sorted(issue.pull.reviewers),
            "reviews": [
                (each.user, each.state, each.body, [(said.line, said.body) for said in each.comments])
                for each in issue.pull.reviews
            ],
        },
    }


def _told_of_sections(world: World, repository: Repository, issue: Issue) -> Any:
    """A pull request's body; of each section whether it reads as the marker says: digests hold numbers."""
    ref = issue.pull.head_ref if issue.pull else ""
    texts = "".join(_files(world, repository, f"refs/heads/{ref}").values())
    known = {name: each.digest for name, each in by_name(sections(texts)).items()}
    told = (data_of(issue.body or "") or {}).get("sections") or {}
    stands = {name: [each == known.get(name) for each in digests] for name, digests in told.items()}
    return without_marker(issue.body or ""), key_of(issue.body or ""), stands


def _comments(comments: list[Comment]) -> dict[str, Any]:
    """The bot's by key, people's by number; a second one of the same key shows."""
    told: dict[str, Any] = {}
    for comment in comments:
        ours = comment.author == BOT_LOGIN
        key = f"ours {key_of(comment.body)}" if ours else f"{comment.author} {comment.id}"
        while key in told:
            key += " again"
        told[key] = (_words(comment), _reactions(comment, ours=ours), comment.pinned_at is not None)
    return told


def _words(comment: Comment) -> str:
    """Its text; of a review without the marker, which holds the name of a commit."""
    reviews = (key_of(comment.body) or "").startswith("review ")
    return without_marker(comment.body) if reviews else comment.body


def _reactions(comment: Comment, *, ours: bool) -> list[str]:
    """Without the claim of a page, which goes out without one where GitHub does not answer."""
    unclaimed = ours and (key_of(comment.body) or "").startswith("page ")
    kept = [each for each in comment.reactions if not (unclaimed and each.content == "eyes")]
    return sorted(f"{each.content} {each.user}" for each in kept)


def _files(world: World, repository: Repository, ref: str) -> dict[str, Any]:
    git = world.git(repository)
    tree = git.object(f"{ref}:postmortems")
    entries = tree_entries(tree.data) if tree else []
    return {name: blob.data.decode() for _, name, oid in entries if (blob := git.object(oid)) is not None}
