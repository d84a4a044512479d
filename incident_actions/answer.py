"""Answering the commands of one comment: all of them or none, with one verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, Protocol, TypeVar

from incident_actions.command import Answering, Command, Context, Reading, SlashCommand, meant, understood
from incident_actions.config import Config
from incident_actions.effects import DeleteComment, Effect, Verdict, WriteComment
from incident_actions.errors import CommandError
from incident_actions.incident.facts import RelatedGiven, RoleGiven
from incident_actions.incident.model import Incident, Pending
from incident_actions.messages.sent import refusal_message
from incident_actions.text.calls import Call
from incident_actions.text.markers import data_of, digest, key_of, mark
from incident_actions.text.moments import Clock
from incident_actions.thread import Comment, Person, Sign, Thread

#: How many commands a comment may hold: each is tried on the whole thread.
MOST_CALLS = 20
#: A reply is about what its person has mistyped within this time.
SAME_REPLY_FOR = timedelta(hours=1)
#: How many strangers are told in words; more get their 😕 alone.
MOST_TURNED_AWAY = 3
#: How many refused comments a reply remembers.
MOST_REMEMBERED = 20
SOOTHED = "Understood now, thank you. 🚀"


class Answerable(Protocol):
    """What commands are about: the thread that they stand in, and what we have written there, by key."""

    @property
    def thread(self) -> Thread: ...
    @property
    def keyed(self) -> Mapping[str, Comment]: ...


Subject = TypeVar("Subject", bound=Answerable)
Said = TypeVar("Said")

#: What commands are about, as it will stand after effects that are not applied yet.
Ahead = Callable[[list[Effect]], Subject]


@dataclass(frozen=True, slots=True)
class Desk(Generic[Subject, Said]):
    """Where commands are answered: those that there are, by name, and who may use them.

    `may` is None where GitHub could not say. `whom` tells others for whom the commands are, `elsewhere`
    of a command that works on something else, on what it does.
    """

    commands: Mapping[str, SlashCommand[Subject, Said]]
    may: Callable[[Person, Subject], bool | None]
    whom: str
    elsewhere: str


def answer(
    pending: Pending, ahead: Ahead[Subject], desk: Desk[Subject, Said], context: Context
) -> list[Effect]:
    """What is to be done for one comment; nothing where that cannot be decided now."""
    subject, author = ahead([]), pending.comment.author
    if author is None:
        return []
    allowed = desk.may(author, subject)
    if allowed is None:
        return []
    if not allowed:
        return [*_turn_away(author, subject, desk.whom), Verdict(pending.comment.id, Sign.REFUSED)]
    try:
        _refuse_edits_of_others(pending, author)
        effects = _carry_out(pending, author, ahead, desk, context)
    except _CallError as refused:
        return [*_reply(pending, subject, refused, context), Verdict(pending.comment.id, Sign.REFUSED)]
    said = (effect for effect in effects if not _said_already(effect, subject))
    return [*said, *_soothe(pending, subject, desk), Verdict(pending.comment.id, Sign.ACCEPTED)]


def _said_already(effect: Effect, subject: Answerable) -> bool:
    """Whether it is a message that an earlier run posted before it could give its verdict."""
    return isinstance(effect, WriteComment) and effect.comment is None and effect.key in subject.keyed


class _CallError(Exception):
    """One call of the comment is wrong, and so nothing of it is done."""

    def __init__(self, call: Call, error: CommandError, meant: str, example: str = "") -> None:
        self.call, self.error, self.meant, self.example = call, error, meant, example


def _carry_out(
    pending: Pending, author: Person, ahead: Ahead[Subject], desk: Desk[Subject, Said], context: Context
) -> list[Effect]:
    effects: list[Effect] = []
    if len(pending.calls) > MOST_CALLS:
        error = CommandError(f"More than {MOST_CALLS} commands in one comment: split it up, please.")
        raise _CallError(pending.calls[MOST_CALLS], error, pending.calls[MOST_CALLS].name)
    reading = Reading(author, Clock(pending.comment.at, context.config.zone), context.config)
    for call in pending.calls:
        command = _command(call, desk)
        answering = Answering(call.place(pending.comment.id), author, pending.comment.at, context, call)
        try:
            facts = tuple(command.read(call, reading))
            effects += command.decide(ahead(effects), facts, answering)
        except CommandError as error:
            raise _CallError(call, error, command.name, command.example) from None
    return effects


def _command(call: Call, desk: Desk[Subject, Said]) -> SlashCommand[Subject, Said]:
    if (command := desk.commands.get(call.name)) is not None:
        return command
    command = desk.commands[meant(call.name, desk.commands) or "help"]
    error = CommandError(f"There is no `/{call.name}`{_instead(call, command, desk)}", at=f"/{call.name}")
    raise _CallError(call, error, command.name, command.example)


def _instead(call: Call, command: SlashCommand[Subject, Said], desk: Desk[Subject, Said]) -> str:
    if command.name != "help":
        return f". Did you mean `/{command.name}`?"
    if call.name in command.instead_of:
        return f" here: {desk.elsewhere}"
    return ". `/help` shows what there is here."


def _refuse_edits_of_others(pending: Pending, author: Person) -> None:
    comment = pending.comment
    if comment.edited_at is not None and (comment.edited_by is None or comment.edited_by.id != author.id):
        when = "since" if pending.added else "before"
        error = CommandError(
            f"Somebody else has edited this comment {when} it was answered. Post it again, please."
        )
        raise _CallError(pending.calls[0], error, pending.calls[0].name)


def _reply(
    pending: Pending, subject: Answerable, refused: _CallError, context: Context
) -> Iterator[WriteComment | DeleteComment]:
    """One reply to a person, which remembers what it answered; it moves to where they mistype again."""
    comment = pending.comment
    former = _reply_to(comment, subject) or _lately(comment, subject)
    known = {**_remembered(former), str(comment.id): digest(comment.body)}
    stays = former is not None and _in_sight(former, comment, subject)
    key = (key_of(former.body) if former and stays else None) or f"refusal {comment.id}"
    body = refusal_message(pending, refused.call, refused.error, refused.example, context)
    kept = dict(list(known.items())[-MOST_REMEMBERED:])
    yield _write(key, body, subject, {"of": kept, "meant": refused.meant})
    for reply in _replies(subject):
        if key_of(reply.body) != key and _remembered(reply) and _remembered(reply).keys() <= known.keys():
            yield DeleteComment(reply.id)


def _reply_to(comment: Comment, subject: Answerable) -> Comment | None:
    """The reply that refused this comment."""
    return next((each for each in _replies(subject) if str(comment.id) in _remembered(each)), None)


def _in_sight(reply: Comment, comment: Comment, subject: Answerable) -> bool:
    """Whether a reply stands where the comment's author looks: it answers it, or nothing stands in between.

    An edit notifies nobody: further up, nobody would see that it reads otherwise now.
    """
    between = (each for each in subject.thread.comments if reply.id < each.id < comment.id)
    return str(comment.id) in _remembered(reply) or not any(between)


def _lately(comment: Comment, subject: Answerable) -> Comment | None:
    """The last reply to the comment's author, if what it refused was written not long before."""
    theirs = {
        str(each.id)
        for each in subject.thread.comments
        if each.author == comment.author and comment.at - each.at < SAME_REPLY_FOR
    }
    return next((each for each in reversed(_replies(subject)) if theirs & _remembered(each).keys()), None)


def _replies(subject: Answerable) -> list[Comment]:
    return [each for key, each in subject.keyed.items() if key.startswith("refusal ")]


def _remembered(reply: Comment | None) -> Mapping[str, str]:
    of = _data(reply).get("of")
    return of if isinstance(of, dict) else {}


def _data(reply: Comment | None) -> Mapping[str, Any]:
    return (data_of(reply.body) if reply is not None else None) or {}


def _soothe(pending: Pending, subject: Subject, desk: Desk[Subject, Said]) -> Iterator[Effect]:
    """The reply that refused an earlier try, of this comment or of one before, says that all is well now."""
    comment, number = pending.comment, str(pending.comment.id)
    former = _reply_to(comment, subject) or _lately(comment, subject)
    known = _remembered(former)
    if former is None or not known:
        return
    names = {name for call in pending.calls for name in (call.name, desk.commands[call.name].name)} - {"help"}
    if number == max(known, key=int) or (number not in known and _data(former).get("meant") in names):
        left = {id: of for id, of in known.items() if id != number}
        yield _write(key_of(former.body) or "", SOOTHED, subject, {"of": left})


def _turn_away(person: Person, subject: Answerable, whom: str) -> Iterator[Effect]:
    """One sentence, once a person and thread."""
    key = f"stranger {person.id}"
    told = [each for each in subject.keyed if each.startswith("stranger ")]
    if key not in told and len(told) < MOST_TURNED_AWAY:
        text = f"{person.login}, commands here are for {whom}: nothing was changed."
        yield _write(key, text, subject)


def _write(key: str, body: str, subject: Answerable, data: Mapping[str, Any] | None = None) -> WriteComment:
    former = subject.keyed.get(key)
    return WriteComment(key, mark(body, key, data), former.id if former else None)


def facts_to_answer(
    asked: Iterable[Pending],
    mine: frozenset[int],
    commands: Mapping[str, SlashCommand[Subject, Said]],
    config: Config,
) -> Iterator[tuple[Person, Said]]:
    """What the unanswered commands of this run say, and who says it: what they name has to be asked for."""
    for pending in asked:
        author = pending.comment.author
        if pending.comment.id in mine and author is not None:
            reading = Reading(author, Clock(pending.comment.at, config.zone), config)
            for call in pending.calls:
                if call.name in commands:
                    yield from ((author, fact) for fact in understood(commands[call.name], call, reading))


def named_for_roles(
    incident: Incident, mine: frozenset[int], commands: Mapping[str, Command]
) -> frozenset[str]:
    """The logins whom unanswered commands name for a role: whether they exist has to be asked."""
    return frozenset(
        fact.login
        for author, fact in facts_to_answer(incident.pending, mine, commands, incident.config)
        if isinstance(fact, RoleGiven) and fact.login and fact.login != author.login
    )


def named_issues(incident: Incident, mine: frozenset[int], commands: Mapping[str, Command]) -> frozenset[int]:
    """The issues that unanswered commands name: whether they exist has to be asked."""
    facts = facts_to_answer(incident.pending, mine, commands, incident.config)
    return frozenset(fact.issue for _, fact in facts if isinstance(fact, RelatedGiven))
