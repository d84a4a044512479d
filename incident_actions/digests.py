"""Looking at a digest: what people have ticked there, whether they may, and the items that it is about."""

from __future__ import annotations

from collections.abc import Mapping

from incident_actions.command import Context, Permission
from incident_actions.digest.pages import Asked, asked, pages, restless, unread_ticks
from incident_actions.digest.ticks import decide
from incident_actions.effects import Effect
from incident_actions.github.gateway import Gateway
from incident_actions.looking import context_of
from incident_actions.rereading import reread
from incident_actions.run import Run
from incident_actions.thread import Person, Thread


def is_digest(thread: Thread) -> bool:
    """Whether the issue is a digest that we have filed."""
    return bool(pages(thread))


def digest_effects(github: Gateway, thread: Thread, run: Run) -> tuple[Effect, ...]:
    """What the ticks in a digest ask for, by those who may write here or are responders."""
    (thread,) = reread(github, [thread], unread_ticks)
    found = {page: asked(page) for page in pages(thread) if restless(page)}
    if not found:
        return ()
    context = context_of(github, thread, run)
    people = {each.who for wishes in found.values() for each in wishes.values()}
    allowed = {person for person in people if _may(github, person, context)}
    granted = {page: _of(wishes, allowed) for page, wishes in found.items()}
    items = github.threads(sorted({number for wishes in granted.values() for number in wishes}))
    return tuple(
        effect for page, wishes in granted.items() for effect in decide(thread, page, wishes, items, context)
    )


def _of(wishes: Mapping[int, Asked], people: set[Person]) -> Mapping[int, Asked]:
    return {number: each for number, each in wishes.items() if each.who in people}


def _may(github: Gateway, person: Person, context: Context) -> bool:
    """Whether a person may write here, or is a responder."""
    return person.login.lower() in context.config.responders or (
        (github.permission(person) or Permission.NONE) >= Permission.WRITE
    )
