"""An action item: what the thread of its issue amounts to, and who may command there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from incident_actions.actions.facts import ItemFact
from incident_actions.command import Answering, Context, Permission, SlashCommand
from incident_actions.effects import RewriteIssue
from incident_actions.incident.awaiting import awaiting, refused
from incident_actions.incident.item_record import ItemRecord, latest, record_of
from incident_actions.incident.model import Pending
from incident_actions.incident.spoken import GITHUBS_OWN
from incident_actions.text.calls import Call, scan
from incident_actions.text.markdown import plain
from incident_actions.text.markers import key_of
from incident_actions.text.spelling import nearest
from incident_actions.thread import Closed, Comment, Person, Sign, Thread, Unassigned


@dataclass(frozen=True, slots=True)
class Item:
    """One action item; `closed` is how its issue was closed last, while it is."""

    thread: Thread
    record: ItemRecord
    keyed: Mapping[str, Comment]
    pending: tuple[Pending, ...]
    closed: Closed | None
    closings: int
    """How often it has been closed."""

    @property
    def number(self) -> int:
        return self.thread.number

    @property
    def owner(self) -> Person | None:
        return self.thread.assignees[0] if self.thread.assignees else None

    def owned_by(self, person: Person) -> bool:
        """Whether it is the person's, or was when they wrote what has no answer yet."""
        asked = [each.comment.at for each in self.pending if each.comment.author == person]
        handed_on = (
            entry.at for entry in self.thread.entries if isinstance(entry, Unassigned) and entry.who == person
        )
        return person in self.thread.assignees or any(at >= min(asked) for at in handed_on if asked)

    def latest(self, within: timedelta) -> date:
        """The latest day to which it may be put off."""
        return latest(self.thread.at, within)


@dataclass(frozen=True, slots=True)
class ItemCommand(SlashCommand[Item, ItemFact]):
    """One slash command on an action item; `instead_of` are words for which people are told its name."""

    instead_of: tuple[str, ...] = ()


def meant(word: str, commands: Mapping[str, ItemCommand]) -> str | None:
    """The command that somebody means with a word: it or its nearest, or one that has another name here."""
    named = (each.name for each in commands.values() if word in each.instead_of)
    return word if word in commands else next(named, None) or nearest(word, commands)


def fold_item(thread: Thread, commands: Mapping[str, ItemCommand]) -> Item | None:
    """The action item that the thread tells; None where its issue is none of ours."""
    ours = thread.author is not None and thread.author.ours
    record = record_of(thread.body) if ours else None
    if record is None or not record.key.startswith("item "):
        return None
    keyed: dict[str, Comment] = {}
    for comment in thread.comments:
        if comment.ours and (key := key_of(comment.body)) is not None:
            keyed.setdefault(key, comment)
    closings = [entry for entry in thread.entries if isinstance(entry, Closed)]
    refusals = refused(thread)
    pending = (_pending(comment, commands, refusals) for comment in thread.comments)
    return Item(
        thread=thread,
        record=record,
        keyed=keyed,
        pending=tuple(each for each in pending if each is not None),
        closed=closings[-1] if closings and not thread.open else None,
        closings=len(closings),
    )


def changed(item: Item, name: str, said: str, why: str, answering: Answering, **fields: Any) -> RewriteIssue:  # noqa: ANN401 - as in replace
    """The issue after command `name`: `fields` of its record, and a line that says who, what and why."""
    day = answering.at.astimezone(answering.context.config.zone).date().isoformat()
    because = f": {plain(why, 300)}" if why else ""
    line = f"{day} {plain(answering.author.login)}: {said}{because}"
    record = item.record.changed(f"{answering.place} {name}", line, **fields)
    return RewriteIssue(item.number, record.body)


def known_right(person: Person, item: Item, context: Context) -> bool:
    """Whether the person may command for a reason that needs no question to GitHub."""
    return not person.bot and (item.owned_by(person) or person.login.lower() in context.config.responders)


def may(person: Person, item: Item, context: Context) -> bool | None:
    """Whether the person may command; None where GitHub could not say."""
    if person.bot or known_right(person, item, context):
        return not person.bot
    permission = context.rights.get(person.id)
    return None if permission is None else permission >= Permission.WRITE


def _pending(
    comment: Comment, commands: Mapping[str, ItemCommand], refusals: Mapping[str, str]
) -> Pending | None:
    """The comment's commands, where they have no answer: what was accepted stays so, however it is edited."""
    if comment.author is None or comment.author.bot or comment.signed(Sign.ACCEPTED):
        return None
    calls = tuple(call for call in scan(comment.body) if _ours(call, commands))
    return awaiting(comment, calls, refusals)


def _ours(call: Call, commands: Mapping[str, ItemCommand]) -> bool:
    return call.name not in GITHUBS_OWN and meant(call.name, commands) is not None
