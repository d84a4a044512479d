"""Reactions to issues and to comments."""

from __future__ import annotations

from incident_actions.sandbox.operations import comments, reactions
from incident_actions.sandbox.operations.reactions import Subject
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes.issues import reaction as shape_of

TO_ISSUE = REPO + "/issues/{number}/reactions"
TO_COMMENT = REPO + "/issues/comments/{comment}/reactions"


def listed(call: Call) -> Answer:
    wanted = call.query.get("content")
    found = [reaction for reaction in _subject(call).reactions if wanted in (None, reaction.content)]
    return paged(call, found, lambda reaction: shape_of(call.world, call.repository, reaction))


def add(call: Call) -> Answer:
    """201 for a new one, 200 for one that was there: an atomic claim."""
    visit = call.visit
    reaction, new = reactions.add(visit, _subject(call), call.needed("content", "Reaction"))
    return Answer(201 if new else 200, shape_of(call.world, visit.repository, reaction))


def remove(call: Call) -> Answer:
    subject = _subject(call)
    reactions.remove(call.visit, subject, reactions.with_id(subject, call.number("reaction")))
    return NO_CONTENT


def _subject(call: Call) -> Subject:
    if "comment" in call.names:
        return comments.with_id(call.visit, call.number("comment"))
    return call.issue


ROUTES = tuple(
    RouteTo(method, path + tail, handler)
    for path in (TO_COMMENT, TO_ISSUE)
    for method, tail, handler in (("GET", "", listed), ("POST", "", add), ("DELETE", "/{reaction}", remove))
)
