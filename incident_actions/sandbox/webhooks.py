"""The payloads of deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from incident_actions.sandbox.model.issues import Comment, Issue, Label, Milestone
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.shapes import issues, repositories, reviews, users

if TYPE_CHECKING:
    from incident_actions.sandbox.visit import Visit


def payload(visit: Visit, action: str | None, subject: dict[str, Any]) -> dict[str, Any]:
    """What happened, to what, where and by whom; each thing in its REST form."""
    shaped = {key: _shape(visit, key, thing) for key, thing in subject.items()}
    if isinstance(comment := subject.get("comment"), Comment) and shaped["comment"].get("pin") is None:
        shaped["comment"].pop("pin", None)
        shaped["comment"]["issue_url"] = shaped["issue"]["url"]
        shaped["comment"]["id"] = comment.id
    if "pull_request" in subject:
        shaped["number"] = subject["pull_request"].number
    return {
        **({"action": action} if action else {}),
        **shaped,
        "repository": repositories.full(visit.world, visit.repository),
        "sender": users.simple(visit.world, visit.actor.login),
    }


def _shape(visit: Visit, key: str, thing: object) -> Any:  # noqa: ANN401 - JSON of any form
    from incident_actions.sandbox.shapes import pulls

    world, repository = visit.world, visit.repository
    match thing:
        case Issue() if key == "pull_request":
            return pulls.full(visit, thing)
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
