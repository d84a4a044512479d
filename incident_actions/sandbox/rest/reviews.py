"""Reviews of pull requests, and what they say of lines."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.operations import pulls, reviews
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.rest.call import REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.remarks import remark
from incident_actions.sandbox.shapes.reviews import review as review_shape

PULL = REPO + "/pulls/{number}"
ALL = PULL + "/reviews"
ONE = ALL + "/{review}"


def listed(call: Call) -> Answer:
    issue, pull = pulls.numbered(call.visit, call.number())
    return paged(call, reviews.visible(pull, call.actor), lambda each: _shape(call, issue, each))


def create(call: Call) -> Answer:
    """With comments on lines of the changed files; pending, where no event is named."""
    event, body = call.text("event"), call.text("body") or ""
    remarks = tuple(_remark(each) for each in call.json.get("comments") or ())
    issue = _issue(call)
    if event:
        made = reviews.write(call.visit, issue, event, body, remarks)
    else:
        made = reviews.begin(call.visit, issue, body, remarks)
    return Answer(200, _shape(call, issue, made))


def read(call: Call) -> Answer:
    issue = _issue(call)
    return Answer(200, _shape(call, issue, _review(call, issue)))


def submit(call: Call) -> Answer:
    issue = _issue(call)
    review = _review(call, issue)
    reviews.submit(call.visit, issue, review, call.text("event") or "", call.text("body"))
    return Answer(200, _shape(call, issue, review))


def delete(call: Call) -> Answer:
    issue = _issue(call)
    review = _review(call, issue)
    shape = _shape(call, issue, review)
    reviews.delete(call.visit, issue, review)
    return Answer(200, shape)


def comments(call: Call) -> Answer:
    """All that submitted reviews say of lines."""
    issue, pull = pulls.numbered(call.visit, call.number())
    submitted = [each for each in pull.reviews if not each.pending]
    found = [(each, comment) for each in submitted for comment in each.comments]
    return paged(call, found, lambda each: remark(call.world, call.repository, issue, *each))


def rewrite(call: Call) -> Answer:
    found = reviews.rewrite(call.visit, call.number("comment"), call.text("body") or "")
    return Answer(200, remark(call.world, call.repository, *found))


def _remark(given: dict[str, Any]) -> reviews.Remark:
    try:
        first = None if given.get("start_line") is None else int(given["start_line"])
        return reviews.Remark(str(given["path"]), int(given["line"]), str(given["body"]), first)
    except (KeyError, TypeError, ValueError):
        raise Refusal(422, "Invalid request.\n\nA comment needs `path`, `line` and `body`.") from None


def _issue(call: Call) -> Issue:
    return pulls.numbered(call.visit, call.number())[0]


def _review(call: Call, issue: Issue) -> Review:
    return reviews.found(call.visit, issue, call.number("review"))


def _shape(call: Call, issue: Issue, review: Review) -> dict[str, Any]:
    return review_shape(call.world, call.repository, issue, review)


ROUTES = (
    RouteTo("GET", ALL, listed),
    RouteTo("POST", ALL, create),
    RouteTo("GET", ONE, read),
    RouteTo("POST", ONE + "/events", submit),
    RouteTo("DELETE", ONE, delete),
    RouteTo("GET", PULL + "/comments", comments),
    RouteTo("PATCH", REPO + "/pulls/comments/{comment}", rewrite),
)
