"""The payloads of deliveries."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Comment, Issue, Label, Milestone
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.shapes import issues, pulls, repositories, reviews, users
from incident_actions.sandbox.world import World


def payload(
    world: World, repository: Repository, sender: str | None, action: str | None, subject: dict[str, Any]
) -> dict[str, Any]:
    """What happened, to what, where and by whom (a login); each thing in its REST form."""
    shaped = {key: _shape(world, repository, key, thing) for key, thing in subject.items()}
    if isinstance(comment := subject.get("comment"), Comment) and shaped["comment"].get("pin") is None:
        shaped["comment"].pop("pin", None)
        shaped["comment"]["issue_url"] = shaped["issue"]["url"]
        shaped["comment"]["id"] = comment.id
    if "pull_request" in subject:
        shaped["number"] = subject["pull_request"].number
    return {
        **({"action": action} if action else {}),
        **shaped,
        "repository": repositories.full(world, repository),
        "sender": users.simple(world, sender),
    }


def _shape(world: World, repository: Repository, key: str, thing: object) -> Any:  # noqa: ANN401 - JSON of any form
    match thing:
        case Issue() if key == "pull_request":
            return pulls.full(world, repository, thing)
        case Issue():
            return issues.issue(world, repository, thing)
        case Comment():
            return issues.comment(world, repository, thing)
        case Label():
            return issues.label(world, repository, thing)
        case Milestone():
            return issues.milestone(world, repository, thing)
        case Review():
            about = reviews.issue_of(repository, thing)
            return {**reviews.review(world, repository, about, thing), "state": thing.state.lower()}
        case User():
            return users.person(world, thing)
        case _:
            return thing
