"""Looking at a digest: what people have ticked there, whether they may, and the items that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from incident_actions.command import Context, Permission
from incident_actions.digest.pages import Asked, Wish, asked, granted, pages, restless, unread_ticks
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
    """What the ticks in a digest ask for, by those who may write here or are responders.

    A page waits for the next look where GitHub could not say of somebody there whether they may.
    """
    (thread,) = reread(github, [thread], unread_ticks)
    found = {page: asked(page) for page in pages(thread) if restless(page)}
    if not found:
        return ()
    context = context_of(github, thread, run)
    people = dict.fromkeys(person for wishes in found.values() for person in _people(wishes))
    rights = {person: _may(github, person, context) for person in people}
    told = [page for page in found if all(rights[each] is not None for each in _people(found[page]))]
    allowed = {person for person, may in rights.items() if may}
    wishes = {page: granted(page, allowed) for page in told}
    context = replace(context, assignable=github.assignable(_takers(wishes.values())))
    items = github.threads(sorted({number for of in wishes.values() for number in of}))
    return tuple(effect for page in told for effect in decide(thread, page, wishes[page], items, context))


def _people(wishes: Mapping[int, Iterable[Asked]]) -> Iterator[Person]:
    """Who has ticked anything, tick by tick."""
    return (each.who for of in wishes.values() for each in of)


def _takers(wishes: Iterable[Mapping[int, Asked]]) -> frozenset[str]:
    """Those who would take an item."""
    return frozenset(each.who.login for of in wishes for each in of.values() if each.wish is Wish.MINE)


def _may(github: Gateway, person: Person, context: Context) -> bool | None:
    """Whether a person may write here, or is a responder; None where GitHub could not say."""
    if person.login.lower() in context.config.responders:
        return True
    permission = github.permission(person)
    return None if permission is None else permission >= Permission.WRITE
