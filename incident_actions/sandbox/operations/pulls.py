"""Pull requests: opening, changing, asking for reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incident_actions.sandbox.actor import at_least
from incident_actions.sandbox.git.comparison import Comparison
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.operations.mentions import cross_reference
from incident_actions.sandbox.refusal import Refusal, forbidden, invalid, not_found
from incident_actions.sandbox.visit import Visit


@dataclass(frozen=True, slots=True)
class Draft:
    title: str
    head: str
    base: str
    body: str | None = None
    draft: bool = False


def numbered(visit: Visit, number: int) -> tuple[Issue, Pull]:
    issue = visit.repository.issues.get(number)
    if issue is None or issue.pull is None:
        raise not_found()
    return issue, issue.pull


def create(visit: Visit, asked: Draft) -> Issue:
    """Open a pull request between two branches of the repository."""
    visit.require("pull-requests", needed="read")
    if visit.actor.is_job and not visit.repository.actions_may_open_pulls:
        raise Refusal(403, "GitHub Actions is not permitted to create or approve pull requests.")
    issues.check_text(asked.title, asked.body, "PullRequest")
    head_ref = asked.head.removeprefix(f"{visit.repository.owner}:")
    head, base = _branch(visit, "head", head_ref), _branch(visit, "base", asked.base)
    comparison = Comparison(visit.world.git(visit.repository), base, head)
    _check_new(visit, head_ref, asked.base, ahead=comparison.ahead)
    issue = issues.new(visit, asked.title, asked.body)
    issue.pull = Pull(visit.world.next_id(), head_ref, head, asked.base, base, asked.draft)
    visit.emit("pull_request", "opened", pull_request=issue)
    cross_reference(visit, issue, asked.body or "")
    return issue


def update(visit: Visit, issue: Issue, changes: dict[str, Any]) -> Issue:
    """Title, body, state, base."""
    own = issue.author == visit.actor.login
    visit.require("pull-requests", needed="read" if own else "write", otherwise=forbidden())
    issues.check_text(changes.get("title") or "unchanged", changes.get("body"), "PullRequest")
    if issue.pull and changes.get("base"):
        issue.pull.base_sha = _branch(visit, "base", changes["base"])
        issue.pull.base_ref = changes["base"]
    issues.edit(
        visit, issue, {key: changes[key] for key in ("title", "body") if changes.get(key) is not None}
    )
    if state := changes.get("state"):
        if issue.pull and issue.pull.merged and state == "open":
            raise invalid(
                "PullRequest", "state", "invalid", "state cannot be changed. Pull request is merged."
            )
        issues.set_state(visit, issue, state)
    return issue


def set_draft(visit: Visit, issue: Issue, pull: Pull, *, draft: bool) -> None:
    own = issue.author == visit.actor.login
    visit.require("pull-requests", needed="read" if own else "write", otherwise=forbidden())
    if pull.draft != draft:
        pull.draft = draft
        visit.record(issue, "convert_to_draft" if draft else "ready_for_review")
        visit.emit("pull_request", "converted_to_draft" if draft else "ready_for_review", pull_request=issue)


def request_reviews(visit: Visit, issue: Issue, logins: list[str]) -> None:
    """One who is no collaborator, or the author, fails the whole request."""
    visit.require("pull-requests", needed="triage", otherwise=forbidden())
    pull = numbered(visit, issue.number)[1]
    for login in logins:
        if login.casefold() == (issue.author or "").casefold():
            raise Refusal(422, "Review cannot be requested from pull request author.")
        if login.casefold() not in visit.world.users or not _collaborates(visit, login):
            raise Refusal(
                422,
                "Reviews may only be requested from collaborators. One or more of the users or teams you "
                f"specified is not a collaborator of the {visit.repository.full_name} repository.",
            )
    for login in logins:
        user = visit.world.user(login)
        if user.login not in pull.reviewers:
            pull.reviewers.append(user.login)
            visit.record(issue, "review_requested", reviewer=user.login)
            visit.emit("pull_request", "review_requested", pull_request=issue, requested_reviewer=user)


def withdraw_requests(visit: Visit, issue: Issue, logins: list[str]) -> None:
    visit.require("pull-requests", needed="triage", otherwise=forbidden())
    pull = numbered(visit, issue.number)[1]
    wanted = {login.casefold() for login in logins}
    for login in [login for login in pull.reviewers if login.casefold() in wanted]:
        pull.reviewers.remove(login)
        visit.record(issue, "review_request_removed", reviewer=login)
        user = visit.world.user(login)
        visit.emit("pull_request", "review_request_removed", pull_request=issue, requested_reviewer=user)


def _collaborates(visit: Visit, login: str) -> bool:
    private = visit.repository.private
    return at_least(visit.repository, login, "read" if private else "triage") or any(
        name.casefold() == login.casefold() for name in visit.repository.collaborators
    )


def _branch(visit: Visit, field: str, name: str) -> str:
    oid = visit.world.git(visit.repository).head(name)
    if oid is None:
        raise invalid("PullRequest", field)
    return oid


def _check_new(visit: Visit, head: str, base: str, *, ahead: bool) -> None:
    reason = None
    if not ahead:
        reason = f"No commits between {base} and {head}"
    for issue in visit.repository.issues.values():
        if (
            issue.pull
            and issue.state == "open"
            and (issue.pull.head_ref, issue.pull.base_ref) == (head, base)
        ):
            reason = f"A pull request already exists for {visit.repository.owner}:{head}."
    if reason is not None:
        error = {"resource": "PullRequest", "code": "custom", "message": reason}
        raise Refusal(422, "Validation Failed", (error,))
