"""Looking at an action item's own issue: its commands claimed, and what they name looked up."""

from __future__ import annotations

from dataclasses import replace

from incident_actions.actions.commands import item_commands
from incident_actions.actions.facts import BlockedBy, ItemFact, OwnerNamed
from incident_actions.actions.item import Item, fold_item, known_right
from incident_actions.answer import facts_to_answer
from incident_actions.claiming import Claims
from incident_actions.command import Context
from incident_actions.effects import Effect
from incident_actions.github.gateway import Gateway
from incident_actions.looking import context_of
from incident_actions.plan import plan_item
from incident_actions.run import Run
from incident_actions.templates import filled
from incident_actions.thread import Thread


def item_effects(github: Gateway, thread: Thread, run: Run, mine: set[int]) -> tuple[Effect, ...]:
    """What there is to do on this issue as an action item; nothing where it is none of ours."""
    item = fold_item(thread, item_commands())
    if item is None:
        return ()
    context = _ask(github, item, context_of(github, thread, run), run, mine)
    return filled(context, lambda context: plan_item(thread, context))[1]


def _closed(github: Gateway, item: Item) -> frozenset[int]:
    """What the item waits for, where that is closed."""
    blocker = item.record.blocked
    return github.closed([blocker]) if blocker is not None and item.thread.open else frozenset()


def _ask(github: Gateway, item: Item, context: Context, run: Run, mine: set[int]) -> Context:
    claims = Claims(github, context, run)
    mine.update(each.comment.id for each in item.pending if each.comment.id in mine or claims.answer(each))
    claimed = [each for each in item.pending if each.comment.id in mine]
    people = {each.comment.author for each in claimed if each.comment.author is not None}
    asked = sorted((p for p in people if not known_right(p, item, context)), key=lambda person: person.id)
    rights = {person.id: github.permission(person) for person in asked}
    facts: list[ItemFact] = [
        fact for _, fact in facts_to_answer(claimed, frozenset(mine), item_commands(), context.config)
    ]
    owners = {fact.login for fact in facts if isinstance(fact, OwnerNamed)}
    return replace(
        context,
        mine=frozenset(mine),
        rights={number: permission for number, permission in rights.items() if permission is not None},
        assignable=github.assignable(owners),
        issues=github.issues(
            fact.issue for fact in facts if isinstance(fact, BlockedBy) and fact.issue is not None
        ),
        closed=_closed(github, item),
    )
