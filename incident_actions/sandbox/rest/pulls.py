"""Pull requests."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import merges, pulls
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes import git as git_shapes
from incident_actions.sandbox.shapes import pulls as shapes
from incident_actions.sandbox.shapes.users import simple

ALL = REPO + "/pulls"
ONE = ALL + "/{number}"


def listed(call: Call) -> Answer:
    require_read(call.repository, call.actor, "pull-requests")
    found = [issue for issue in call.repository.issues.values() if _fits(call, issue)]
    key = "updated_at" if call.query.get("sort") == "updated" else "id"
    found.sort(key=lambda issue: getattr(issue, key), reverse=call.query.get("direction", "desc") != "asc")
    return paged(call, found, lambda issue: shapes.brief(call.world, call.repository, issue))


def create(call: Call) -> Answer:
    """A job needs the repository's setting; by then its branch is pushed."""
    draft = pulls.Draft(
        call.needed("title", "PullRequest"),
        call.needed("head", "PullRequest"),
        call.needed("base", "PullRequest"),
        call.text("body"),
        draft=bool(call.json.get("draft")),
    )
    issue = pulls.create(call.visit, draft)
    return Answer(201, shapes.full(call.world, call.repository, issue), {"location": call.world.url})


def read(call: Call) -> Answer:
    require_read(call.repository, call.actor, "pull-requests")
    return Answer(200, shapes.full(call.world, call.repository, _issue(call)))


def update(call: Call) -> Answer:
    fields = ("title", "body", "state", "base")
    named: dict[str, Any] = {key: call.text(key) for key in fields if key in call.json}
    issue = pulls.update(call.visit, _issue(call), named)
    return Answer(200, shapes.full(call.world, call.repository, issue))


def files(call: Call) -> Answer:
    _, pull = pulls.numbered(call.visit, call.number())
    found = call.world.comparison(call.repository, pull).files
    return paged(call, found, lambda changed: shapes.file(call.world, call.repository, pull, changed))


def commits(call: Call) -> Answer:
    _, pull = pulls.numbered(call.visit, call.number())
    comparison = call.world.comparison(call.repository, pull)
    found = [comparison.bare.object(oid) for oid in comparison.commits]
    return paged(
        call,
        [each for each in found if each],
        lambda each: git_shapes.commit(call.world, call.repository, each),
    )


def merged(call: Call) -> Answer:
    _, pull = pulls.numbered(call.visit, call.number())
    return NO_CONTENT if pull.merged else Answer(404, {"message": "Not Found"})


def merge(call: Call) -> Answer:
    issue, pull = pulls.numbered(call.visit, call.number())
    body = call.json if call.body else {}
    texts = {key: body.get(key) for key in ("commit_title", "commit_message", "sha")}
    wish = merges.Wish(body.get("merge_method", "merge"), *texts.values())
    oid = merges.merge(call.visit, issue, pull, wish)
    return Answer(200, {"sha": oid, "merged": True, "message": "Pull Request successfully merged"})


def reviewers(call: Call) -> Answer:
    _, pull = pulls.numbered(call.visit, call.number())
    return Answer(200, {"users": [simple(call.world, login) for login in pull.reviewers], "teams": []})


def request_reviewers(call: Call) -> Answer:
    """One who is no collaborator fails the whole request."""
    issue = _issue(call)
    if call.texts("team_reviewers"):
        raise Refusal(422, "Could not resolve to a node with the global id of 'team'.")
    pulls.request_reviews(call.visit, issue, call.texts("reviewers") or [])
    return Answer(201, shapes.brief(call.world, call.repository, issue))


def withdraw_reviewers(call: Call) -> Answer:
    issue = _issue(call)
    pulls.withdraw_requests(call.visit, issue, call.texts("reviewers") or [])
    return Answer(200, shapes.brief(call.world, call.repository, issue))


def _issue(call: Call) -> Issue:
    return pulls.numbered(call.visit, call.number())[0]


def _fits(call: Call, issue: Issue) -> bool:
    if issue.pull is None or call.query.get("state", "open") not in ("all", issue.state):
        return False
    head = call.query.get("head", "").removeprefix(f"{call.repository.owner}:")
    return (not head or issue.pull.head_ref == head) and call.query.get(
        "base", issue.pull.base_ref
    ) == issue.pull.base_ref


ROUTES = (
    RouteTo("GET", ALL, listed),
    RouteTo("POST", ALL, create),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("GET", ONE + "/files", files),
    RouteTo("GET", ONE + "/commits", commits),
    RouteTo("GET", ONE + "/merge", merged),
    RouteTo("PUT", ONE + "/merge", merge),
    RouteTo("GET", ONE + "/requested_reviewers", reviewers),
    RouteTo("POST", ONE + "/requested_reviewers", request_reviewers),
    RouteTo("DELETE", ONE + "/requested_reviewers", withdraw_reviewers),
)
