"""The page of an issue: its text, what was said and done, and what may be changed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from incident_actions.sandbox.model.issues import CONTENTS, Comment, Issue, Reaction
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.operations import assignees, comments, sub_issues
from incident_actions.sandbox.pages import remarks
from incident_actions.sandbox.pages.happenings import Happening, happenings, label_of
from incident_actions.sandbox.pages.issue_list import labels_of
from incident_actions.sandbox.pages.offers import offered
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import said
from incident_actions.sandbox.visit import Visit, scopes_of

MOST_SHOWN = 300


def show(page: Page) -> Response:
    """The thread; a pull request's conversation has a page of its own."""
    issue = page.issue
    if issue.pull is not None:
        return page.go(f"{page.home}/pull/{issue.number}")
    visit = page.visit
    parent = page.repository.issues.get(issue.parent or 0)
    return page.show(
        "thread.html",
        **conversation(page, issue),
        pinned=next((each for each in comments.of(visit, issue) if each.pinned_at), None),
        children=sub_issues.of(visit, issue),
        parent=parent,
    )


def conversation(page: Page, issue: Issue, draft: str = "", preview: str | None = None) -> dict[str, Any]:
    """What the thread of an issue and the conversation of a pull request both show."""
    repository, visit = page.repository, page.visit
    found = happenings(repository, issue)
    shown = found if page.asked("all") else found[-MOST_SHOWN:]
    return {
        "issue": issue,
        "entries": shown,
        "left_out": len(found) - len(shown),
        "markdown": lambda text: said(page, text),
        "remarks_of": lambda review: remarks.of_review(page, issue, review),
        "is_comment": lambda entry: isinstance(entry, Comment),
        "label_of": lambda event: label_of(repository, event),
        "source_of": lambda happening: _source(page, happening),
        "labels": labels_of(page, issue),
        "offered": () if issue.pull else offered(label.name for label in labels_of(page, issue)),
        "all_labels": sorted(repository.labels.values(), key=lambda label: label.name),
        "candidates": _people(visit),
        "milestones": list(repository.milestones.values()),
        "reactions": lambda subject: reacted(subject.reactions, page.actor.login),
        "may_triage": visit.may(*scopes_of(issue), needed="triage"),
        "may_write": visit.may(*scopes_of(issue), needed="write"),
        "editing": page.asked("edit"),
        "draft": draft,
        "preview": preview,
    }


def _people(visit: Visit) -> list[User]:
    """Who can be assigned; an owner who is nobody's collaborator is an organisation."""
    home = visit.repository
    return [
        user
        for user in assignees.candidates(visit)
        if user.login != home.owner or user.login in home.collaborators
    ]


def reacted(reactions: Sequence[Reaction], me: str | None) -> list[tuple[str, list[str], bool]]:
    """Each kind that somebody added, who did, and whether I am among them."""
    found = []
    for content in CONTENTS:
        who = [each.user or "ghost" for each in reactions if each.content == content]
        if who:
            found.append((content, who, me in who))
    return found


def _source(page: Page, happening: Happening) -> Issue | None:
    """The issue that mentions this one, or that is its part; None for one that has gone."""
    event = happening.first
    home = page.world.repositories.get((event.source_repository or page.repository.full_name).casefold())
    number = event.source_number or event.sub_issue or event.closer
    return home.issues.get(number or 0) if home else None


WAYS = (Way("GET", REPO + "/issues/{number:int}", show),)
