"""An action item: what the thread of its issue amounts to, and who may command there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from incident_actions.actions.facts import ItemFact
from incident_actions.actions.heard import Heard, heard
from incident_actions.command import Context, Permission, SlashCommand, meant
from incident_actions.incident.awaiting import awaiting, refused
from incident_actions.incident.item_record import ItemRecord, latest, record_of
from incident_actions.incident.model import Pending
from incident_actions.incident.spoken import GITHUBS_OWN
from incident_actions.text.calls import Call, scan
from incident_actions.text.markers import key_of
from incident_actions.thread import Closed, Comment, Person, Thread, Unassigned


@dataclass(frozen=True, slots=True)
class Item:
    """One action item; `closed` is how its issue was closed last, while it is."""

    thread: Thread
    record: ItemRecord
    keyed: Mapping[str, Comment]
    pending: tuple[Pending, ...]
    former: Mapping[tuple[int, Call], str]
    """Of the commands that were edited since they were heard, by comment and call, their place before."""
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
        """Whether it is the person's, or was when they wrote what has no answer yet, as it reads now."""
        theirs = (each.comment for each in self.pending if each.comment.author == person)
        asked = [each.edited_at or each.at for each in theirs]
        handed_on = (
            entry.at for entry in self.thread.entries if isinstance(entry, Unassigned) and entry.who == person
        )
        return person in self.thread.assignees or any(at >= min(asked) for at in handed_on if asked)

    def latest(self, within: timedelta) -> date:
        """The latest day to which it may be put off."""
        return latest(self.thread.at, within)


@dataclass(frozen=True, slots=True)
class ItemCommand(SlashCommand[Item, ItemFact]):
    """One slash command on an action item."""


Commands: TypeAlias = Mapping[str, ItemCommand]
_Told: TypeAlias = tuple[Comment, Heard]


def fold_item(thread: Thread, commands: Commands) -> Item | None:
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
    helped = {key.removeprefix("help ") for key in keyed if key.startswith("help ")}
    told, refusals = tuple(_heard(thread, record, helped, commands)), refused(thread)
    pending = (awaiting(comment, heard.awaiting, refusals) for comment, heard in told)
    return Item(
        thread=thread,
        record=record,
        keyed=keyed,
        pending=tuple(each for each in pending if each is not None),
        former={(comment.id, call): place for comment, heard in told for call, place in heard.former.items()},
        closed=closings[-1] if closings and not thread.open else None,
        closings=len(closings),
    )


def known_right(person: Person, item: Item, context: Context) -> bool:
    """Whether the person may command for a reason that needs no question to GitHub."""
    return not person.bot and (item.owned_by(person) or person.login.lower() in context.config.responders)


def may(person: Person, item: Item, context: Context) -> bool | None:
    """Whether the person may command; None where GitHub could not say."""
    if person.bot or known_right(person, item, context):
        return not person.bot
    permission = context.rights.get(person.id)
    return None if permission is None else permission >= Permission.WRITE


def _heard(
    thread: Thread, record: ItemRecord, helped: Collection[str], commands: Commands
) -> Iterator[_Told]:
    """The comments of people that hold commands, with what was heard of these."""
    for comment in thread.comments:
        if comment.author is not None and not comment.author.bot:
            calls = tuple(call for call in scan(comment.body) if _ours(call, commands))
            yield comment, heard(comment, calls, record, helped)


def _ours(call: Call, commands: Commands) -> bool:
    return call.name not in GITHUBS_OWN and meant(call.name, commands) is not None
