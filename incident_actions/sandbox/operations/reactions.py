"""Reactions to issues and comments: one of a kind a person."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import CONTENTS, Comment, Issue, Reaction
from incident_actions.sandbox.refusal import forbidden, invalid, not_found
from incident_actions.sandbox.visit import Visit, scopes_of

Subject = Issue | Comment


def add(visit: Visit, subject: Subject, content: str) -> tuple[Reaction, bool]:
    """The reaction, and whether it is new: of two that ask at once, only one is told so."""
    visit.require(*scopes_of(_issue(visit, subject)), needed="read")
    if content not in CONTENTS:
        raise invalid("Reaction", "content")
    for reaction in subject.reactions:
        if reaction.content == content and reaction.user == visit.login:
            return reaction, False
    reaction = Reaction(visit.world.next_id(), content, visit.login, visit.now)
    subject.reactions.append(reaction)
    return reaction, True


def remove(visit: Visit, subject: Subject, reaction: Reaction) -> None:
    """One's own; whoever can write may not take another's away through the API."""
    visit.require(*scopes_of(_issue(visit, subject)), needed="read")
    if reaction.user != visit.login:
        raise forbidden("Resource not accessible")
    subject.reactions.remove(reaction)


def own(visit: Visit, subject: Subject, content: str) -> Reaction | None:
    return next((r for r in subject.reactions if r.content == content and r.user == visit.login), None)


def with_id(subject: Subject, id: int) -> Reaction:
    for reaction in subject.reactions:
        if reaction.id == id:
            return reaction
    raise not_found()


def _issue(visit: Visit, subject: Subject) -> Issue:
    return visit.issue(subject.issue) if isinstance(subject, Comment) else subject
