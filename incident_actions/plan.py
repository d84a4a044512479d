"""From the thread to all effects: each step sees the thread as it will stand after the ones before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from incident_actions import chat, outbox, switching
from incident_actions.actions import (
    filing,
    moved,
    proof,
    publishing,
    reasons,
    reopening,
    unblocking,
    write_back,
)
from incident_actions.actions import item as items
from incident_actions.actions.commands import NAMES as ITEM_COMMANDS
from incident_actions.actions.commands import item_commands
from incident_actions.actions.item import Item, fold_item
from incident_actions.actions.superseded import without_superseded
from incident_actions.answer import Desk, answer
from incident_actions.command import Context
from incident_actions.effects import Effect, PinComment, Verdict, WriteComment
from incident_actions.imagine import imagine
from incident_actions.incident.fold import fold
from incident_actions.incident.memory import STATUS
from incident_actions.incident.model import Incident
from incident_actions.incident.rights import closing_allowed, may
from incident_actions.messages.status_comment import is_pinned, status_comment
from incident_actions.postmortem import draft, pull_request
from incident_actions.review import pull_request as pull_review
from incident_actions.thread import Sign, Thread
from incident_actions.upkeep import upkeep
from incident_actions.watches import WATCHES

#: For whom the commands on an incident are.
RESPONDERS = "those who respond to this incident"
OWNERS = "its owner and those who may write here"
#: What is said there of the other's commands.
OF_ACTION_ITEMS = (
    "it is a command of action items, and works on an item's own issue. `/help` shows what there is here."
)
OF_INCIDENTS = (
    "it is a command of incidents. Here work " + ", ".join(f"`/{name}`" for name in ITEM_COMMANDS) + "."
)


def plan(thread: Thread, context: Context) -> tuple[Effect, ...]:
    """All that has to be done now, in the order in which to do it; empty where nothing is left.

    Verdicts on commands come last: they are the proof that the rest was done.
    """
    effects: list[Effect] = []

    @lru_cache(maxsize=1)
    def after(planned: tuple[Effect, ...]) -> Incident:
        seen = imagine(thread, planned, context.now)
        return fold(seen, context.config, context.commands, context.rights)

    def ahead(more: list[Effect]) -> Incident:
        return after((*effects, *more))

    desk = Desk(
        context.commands,
        lambda person, incident: may(person, incident, context),
        RESPONDERS,
        OF_ACTION_ITEMS,
    )
    for pending in ahead([]).pending:
        if pending.comment.id in context.mine:
            effects += answer(pending, ahead, desk, context)
    for step in STEPS:
        effects += step(ahead([]), context)
    return tuple(_verdicts_last(_written_once(effects), context.sending))


def plan_item(thread: Thread, context: Context) -> tuple[Effect, ...]:
    """As `plan`, for the thread of an action item's issue; empty for any other thread."""
    commands = item_commands()
    if fold_item(thread, commands) is None:
        return ()
    effects: list[Effect] = []

    def ahead(more: list[Effect]) -> Item:
        planned = without_superseded([*effects, *more], thread)
        found = fold_item(imagine(thread, planned, context.now), commands)
        assert found is not None, "no effect of ours takes the marker away"
        return found

    desk = Desk(
        commands,
        lambda person, item: items.may(person, item, context),
        OWNERS,
        OF_INCIDENTS,
    )
    for pending in ahead([]).pending:
        if pending.comment.id in context.mine:
            effects += answer(pending, ahead, desk, context)
    effects += reopening.decide(ahead([]))
    effects += reasons.decide(ahead([]))
    effects += unblocking.decide(ahead([]), context)
    effects += proof.decide(ahead([]), context)
    effects = without_superseded(_written_once(effects), thread)
    return tuple(_verdicts_last(effects, context.sending))


def _learn(incident: Incident, context: Context) -> Iterator[Effect]:
    if closing_allowed(incident, context) is None:
        return
    yield from pull_request.decide(incident, context)
    path = draft.path_of(incident)

    def decided(context: Context) -> Iterator[Effect]:
        yield from filing.decide(incident, context, path)
        yield from publishing.decide(incident, context, path)
        yield from moved.decide(incident, context, path)

    yield from write_back.through(write_back.Published(incident, path, decided), context)


def _view(incident: Incident, context: Context) -> Iterator[Effect]:
    """The status comment, where it differs from what it should say; once it is there: the pin, the switch."""
    present = incident.keyed.get(STATUS)
    channel = context.channel or incident.memory.channel
    memory = replace(incident.memory, undelivered=outbox.undelivered(incident, context), channel=channel)
    if present is None:
        yield WriteComment(STATUS, status_comment(incident, context, memory, pinned=False))
        return
    if not is_pinned(present.body):
        yield PinComment(present.id)
    yield from switching.decide(incident, context)
    memory = replace(memory, watch=switching.wanted(incident, context))
    body = status_comment(incident, context, memory, pinned=True)
    if present.body.rstrip() != body:
        yield WriteComment(STATUS, body, present.id)


def _written_once(effects: list[Effect]) -> list[Effect]:
    """A comment that one plan makes and rewrites is made as it reads in the end."""
    last = {effect.key: effect.body for effect in effects if isinstance(effect, WriteComment)}
    made: set[str] = set()
    kept: list[Effect] = []
    for effect in effects:
        if not isinstance(effect, WriteComment):
            kept.append(effect)
        elif effect.key not in made:
            made.add(effect.key)
            kept.append(replace(effect, body=last[effect.key]))
    return kept


def _verdicts_last(effects: Sequence[Effect], sending: frozenset[int]) -> Iterator[Effect]:
    """That a message went out is noted at once: nothing that fails in between shall send it twice."""
    last = [each for each in effects if isinstance(each, Verdict) and not _sent(each, sending)]
    yield from (effect for effect in effects if effect not in last)
    yield from last


def _sent(verdict: Verdict, sending: frozenset[int]) -> bool:
    return verdict.comment in sending and verdict.sign is Sign.ACCEPTED


STEPS: tuple[Callable[[Incident, Context], Iterable[Effect]], ...] = (
    upkeep,
    *WATCHES,
    _learn,
    outbox.decide,
    chat.decide,
    pull_review.decide,
    _view,
)
