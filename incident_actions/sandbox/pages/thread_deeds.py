"""What a person does on the page of an issue or a pull request."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import assignees, comments, issues, labels, sub_issues
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said
from incident_actions.sandbox.refusal import forbidden, invalid, not_found
from incident_actions.sandbox.visit import Visit, scopes_of

ISSUE = REPO + "/issues/{number:int}"


def path_of(page: Page, issue: Issue) -> str:
    return f"{page.home}/{'pull' if issue.pull else 'issues'}/{issue.number}"


def comment(page: Page) -> Response:
    """Comment, and close or reopen with the same click; closing needs no words."""
    visit, issue, body = page.visit, page.issue, page.field("body")
    state = page.field("state")
    made = comments.create(visit, issue, body) if body.strip() or not state else None
    if state:
        _set_state(visit, issue, state)
    return page.go(path_of(page, issue) + (f"#issuecomment-{made.id}" if made else "#end"))


def preview(page: Page) -> Response:
    """How the comment would look; the text stays in the box."""
    text = page.field("body")
    shown = said(page, text) if text.strip() else "Nothing to show yet."
    return page.show(
        "preview.html", issue=page.issue, draft=text, preview=shown, back=path_of(page, page.issue)
    )


def edit(page: Page) -> Response:
    """Title or body."""
    changes = {name: page.field(name) for name in ("title", "body") if name in page.typed}
    if "title" in changes and not changes["title"].strip():
        raise invalid("Issue", "title", "missing_field")
    issues.update(page.visit, page.issue, dict(changes))
    return page.go(path_of(page, page.issue))


def set_labels(page: Page) -> Response:
    """Exactly the ticked ones, and perhaps a new one; only what differs is touched."""
    visit, issue = page.visit, page.issue
    _require_triage(visit, issue)
    wanted = {name.casefold() for name in page.fields("label")}
    there = {label.name.casefold(): label for label in map(visit.repository.labels.__getitem__, issue.labels)}
    labels.add(visit, issue, [name for name in page.fields("label") if name.casefold() not in there])
    labels.add(visit, issue, [name.strip() for name in page.fields("new")])
    labels.remove(visit, issue, [label for name, label in there.items() if name not in wanted])
    return page.go(path_of(page, issue))


def set_assignees(page: Page) -> Response:
    visit, issue = page.visit, page.issue
    _require_triage(visit, issue)
    wanted = page.fields("assignee")
    assignees.add(visit, issue, [login for login in wanted if login not in issue.assignees])
    assignees.remove(visit, issue, [login for login in issue.assignees if login not in wanted])
    return page.go(path_of(page, issue))


def set_milestone(page: Page) -> Response:
    number = page.field("milestone")
    visit, issue = page.visit, page.issue
    _require_triage(visit, issue)
    issues.update(visit, issue, {"milestone": int(number) if number.isdecimal() else None})
    return page.go(path_of(page, issue))


def add_part(page: Page) -> Response:
    """Make another issue part of this one."""
    number = page.field("child").strip().removeprefix("#")
    if not number.isdecimal():
        raise not_found()
    child = page.visit.issue(int(number))
    if child.pull is not None:
        raise invalid("Issue", "sub_issue")
    sub_issues.add(page.visit, page.issue, child)
    return page.go(path_of(page, page.issue))


def take_part_away(page: Page) -> Response:
    sub_issues.remove(page.visit, page.issue, page.visit.issue(page.number("child")))
    return page.go(path_of(page, page.issue))


def _set_state(visit: Visit, issue: Issue, state: str) -> None:
    match state:
        case "open":
            changes = {"state": "open"}
        case "completed" | "not_planned":
            changes = {"state": "closed", "state_reason": state}
        case _:
            raise invalid("Issue", "state")
    issues.update(visit, issue, dict(changes))


def _require_triage(visit: Visit, issue: Issue) -> None:
    visit.require(*scopes_of(issue), needed="triage", otherwise=forbidden("You may not change this."))


WAYS = (
    Way("POST", ISSUE + "/comments", comment),
    Way("POST", ISSUE + "/preview", preview),
    Way("POST", ISSUE, edit),
    Way("POST", ISSUE + "/labels", set_labels),
    Way("POST", ISSUE + "/assignees", set_assignees),
    Way("POST", ISSUE + "/milestone", set_milestone),
    Way("POST", ISSUE + "/parts", add_part),
    Way("POST", ISSUE + "/parts/{child:int}", take_part_away),
)
