"""Issues: list, open, read, change."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.refusal import Refusal, invalid
from incident_actions.sandbox.rest.call import REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import by_cursor, paged
from incident_actions.sandbox.shapes import events
from incident_actions.sandbox.shapes.issues import issue as shape_of
from incident_actions.sandbox.shapes.issues import seen_issue

ONE = REPO + "/issues/{number}"


def listed(call: Call) -> Answer:
    """Issues and pull requests that fit the query, newest first unless asked otherwise."""
    repository = call.repository
    require_read(repository, call.actor, "issues", "pull-requests")
    found = [issue for issue in repository.issues.values() if _fits(call, issue)]
    by = call.query.get("sort", "created")
    keys = {
        "updated": lambda issue: (issue.updated_at, issue.id),
        "comments": lambda issue: len(issue.comments),
    }
    found.sort(key=keys.get(by, lambda issue: issue.id), reverse=call.query.get("direction", "desc") != "asc")
    return by_cursor(
        call, found, lambda issue: shape_of(call.world, repository, issue), lambda issue: issue.number
    )


def read(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    return Answer(200, seen_issue(call.world, call.repository, call.issue))


def create(call: Call) -> Answer:
    visit = call.visit
    draft = issues.Draft(
        call.needed("title", "Issue"),
        call.text("body"),
        tuple(call.texts("labels") or ()),
        tuple(call.texts("assignees") or ([one] if (one := call.text("assignee")) else ())),
        _milestone(call),
    )
    issue = issues.create(visit, draft)
    url = f"{call.world.url}{call.path}/{issue.number}"
    return Answer(201, seen_issue(call.world, visit.repository, issue), {"location": url})


def update(call: Call) -> Answer:
    issue = call.issue
    fields = ("title", "body", "state", "state_reason")
    named: dict[str, Any] = {key: call.text(key) for key in fields if key in call.json}
    lists: dict[str, Any] = {key: call.texts(key) for key in ("labels", "assignees") if key in call.json}
    changes = {**named, **lists}
    if "milestone" in call.json:
        changes["milestone"] = _milestone(call)
    issues.update(call.visit, issue, changes)
    return Answer(200, seen_issue(call.world, call.repository, issue))


def timeline(call: Call) -> Answer:
    require_read(call.repository, call.actor, "issues", "pull-requests")
    return paged(call, events.timeline(call.world, call.repository, call.issue), lambda entry: entry)


def events_of(call: Call) -> Answer:
    """The timeline without comments and cross-references."""
    repository, issue = call.repository, call.issue
    require_read(repository, call.actor, "issues", "pull-requests")
    shown = [event for event in issue.events if event.kind not in events.TIMELINE_ONLY]
    return paged(call, shown, lambda event: events.event(call.world, repository, issue, event))


def _fits(call: Call, issue: Issue) -> bool:
    query, repository = call.query, call.repository
    since = call.moment(query.get("since"))
    held = {repository.labels[id].name.casefold() for id in issue.labels}
    wanted = {name.strip().casefold() for name in query.get("labels", "").split(",") if name.strip()}
    assignee, creator = query.get("assignee"), query.get("creator")
    return (
        query.get("state", "open") in ("all", issue.state)
        and wanted <= held
        and (since is None or issue.updated_at >= since)
        and _fits_milestone(query.get("milestone"), issue)
        and (assignee in (None, "*", "none") or assignee in issue.assignees)
        and (assignee not in ("*", "none") or bool(issue.assignees) == (assignee == "*"))
        and creator in (None, issue.author)
    )


def _fits_milestone(wanted: str | None, issue: Issue) -> bool:
    match wanted:
        case None:
            return True
        case "*":
            return issue.milestone is not None
        case "none":
            return issue.milestone is None
        case _ if wanted.isdigit():
            return issue.milestone == int(wanted)
    raise Refusal(422, "Validation Failed", invalid("Issue", "milestone").errors)


def _milestone(call: Call) -> int | None:
    value = call.json.get("milestone")
    if value is None or value == "":
        return None
    if not str(value).isdigit():
        raise invalid("Issue", "milestone")
    return int(value)


ROUTES = (
    RouteTo("GET", REPO + "/issues", listed),
    RouteTo("POST", REPO + "/issues", create),
    RouteTo("GET", ONE, read),
    RouteTo("PATCH", ONE, update),
    RouteTo("GET", ONE + "/timeline", timeline),
    RouteTo("GET", ONE + "/events", events_of),
)
