"""What a slash command is: words for people, how its text is read, and what it wants done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, Generic, TypeVar

from incident_actions.config import Config
from incident_actions.effects import Delivery, Effect
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact
from incident_actions.incident.memory import Channel
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.moments import Clock
from incident_actions.text.spelling import nearest
from incident_actions.thread import Person

#: What a command is about, and what its text says.
Subject = TypeVar("Subject")
Said = TypeVar("Said")

#: Who may use a command, if it says nothing else.
RESPONDERS = "responders"


class Permission(IntEnum):
    """A person's permission on the repository, as GitHub orders them."""

    NONE = 0
    READ = 1
    TRIAGE = 2
    WRITE = 3
    MAINTAIN = 4
    ADMIN = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """By what a command's text is read: its author, the clock for its times, the config for its names."""

    author: Person
    clock: Clock
    config: Config


@dataclass(frozen=True, slots=True)
class Answering:
    """What `decide` is handed beside the incident: where the command stands, and the run's context.

    `place` is the comment's number, with `.2` for the second command of its name in it: the key of what
    the command makes. `at` is when the comment was made: what a message says counts from there, however
    late it is answered. `call` is the command as typed.
    """

    place: str
    author: Person
    at: datetime
    context: Context
    call: Call


def nothing(_: object, __: tuple[object, ...], ___: Answering) -> Iterator[Effect]:
    """The decision of a command whose words are all it brings: the record keeps them."""
    yield from ()


@dataclass(frozen=True, slots=True)
class SlashCommand(Generic[Subject, Said]):
    """One slash command on whatever it is about.

    `asks_anew`: other words of an edit are a new command, for they decide more than what a row says.
    `instead_of` are words for which people are told its name; for those of `/help`, that they work elsewhere.

    `read` gives the facts in a call and raises CommandError for what cannot be read. `decide` is handed
    these facts, gives what shall change on GitHub beyond the record, and raises CommandError for what is
    not possible now.
    """

    name: str
    usage: str
    summary: str
    example: str
    read: Callable[[Call, Reading], Iterator[Said]]
    decide: Callable[[Subject, tuple[Said, ...], Answering], Iterator[Effect]] = nothing
    aliases: tuple[str, ...] = ()
    who: str = RESPONDERS
    asks_anew: bool = False
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command(SlashCommand[Incident, Fact]):
    """One slash command on an incident."""


def meant(word: str, commands: Mapping[str, SlashCommand[Any, Any]]) -> str | None:
    """The command that somebody means with a word: it, one that is called otherwise here, or its nearest."""
    named = (name for name, command in commands.items() if word in command.instead_of)
    return word if word in commands else next(named, None) or nearest(word, commands)


def understood(command: SlashCommand[Subject, Said], call: Call, reading: Reading) -> tuple[Said, ...]:
    """The facts in a call; none where its text cannot be read."""
    try:
        return tuple(command.read(call, reading))
    except CommandError:
        return ()


@dataclass(frozen=True, slots=True)
class Context:
    """All that a plan is made from, beside the thread.

    `rights` are the permissions of those whose commands are answered now, by account id. `mine` are the
    comments that this run has claimed. `documents` are files by their place, as the gateway names it;
    `assignable` says of a login whether an issue can be assigned to it, `issues` of a number whether there is
    one.
    `refused` is what GitHub has refused in this run.
    """

    now: datetime
    config: Config
    commands: Mapping[str, Command]
    templates: Mapping[str, str]
    rights: Mapping[int, Permission] = field(default_factory=dict)
    mine: frozenset[int] = frozenset()
    documents: Mapping[str, str] = field(default_factory=dict)
    assignable: Mapping[str, bool] = field(default_factory=dict)
    issues: Mapping[int, bool] = field(default_factory=dict)
    closed: frozenset[int] = frozenset()
    """Those of the issues for which action items wait that are closed."""
    sending: frozenset[int] = frozenset()
    """Comments of ours that this run has claimed to send through the notifiers."""
    outcomes: Mapping[tuple[str, str], Delivery] = field(default_factory=dict)
    """What this run has sent, by key and target, and what came of it."""
    busy: frozenset[str] = frozenset()
    """Who says on GitHub that they are busy, by login in small letters, of those about to be reminded."""
    channel: Channel | None = None
    """The chat channel, where this run has opened it or tried to."""
    refused: frozenset[str] = frozenset()
    sweeping: bool = False
    reviewing: bool = False
    """The post-mortem's pull request is what the run is about."""
    drafting: bool = False
    """A post-mortem was asked for on the command line, whatever the severity asks for."""


#: A command without a verdict for longer than this is the sweep's, claimed or not.
STALE_AFTER = timedelta(minutes=10)
