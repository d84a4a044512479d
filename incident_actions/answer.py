"""Answering the commands of one comment: all of them or none, with one verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from incident_actions.command import Answering, Command, Context, Reading, understood
from incident_actions.effects import Effect, Verdict, WriteComment
from incident_actions.errors import CommandError
from incident_actions.incident.facts import RoleGiven
from incident_actions.incident.model import Incident, Pending
from incident_actions.incident.rights import may
from incident_actions.messages.sent import refusal_message
from incident_actions.text.calls import Call
from incident_actions.text.markers import digest, mark
from incident_actions.text.moments import Clock
from incident_actions.text.spelling import nearest
from incident_actions.thread import Person, Sign

#: How many commands a comment may hold: each is tried on the whole thread.
MOST_CALLS = 20

#: The incident as it will stand after effects that are not applied yet.
Ahead = Callable[[list[Effect]], Incident]


def answer(pending: Pending, ahead: Ahead, context: Context) -> list[Effect]:
    """What is to be done for one comment; nothing where that cannot be decided now."""
    incident, author = ahead([]), pending.comment.author
    if author is None:
        return []
    allowed = may(author, incident, context)
    if allowed is None:
        return []
    if not allowed:
        return [*_turn_away(author, incident), Verdict(pending.comment.id, Sign.REFUSED)]
    try:
        _refuse_edits_of_others(pending, author)
        effects = _carry_out(pending, author, ahead, context)
    except _CallError as refused:
        return [_reply(pending, incident, refused, context), Verdict(pending.comment.id, Sign.REFUSED)]
    said = (effect for effect in effects if not _said_already(effect, incident))
    return [*said, *_soothe(pending, incident), Verdict(pending.comment.id, Sign.ACCEPTED)]


def _said_already(effect: Effect, incident: Incident) -> bool:
    """Whether it is a message that an earlier run posted before it could give its verdict."""
    return isinstance(effect, WriteComment) and effect.comment is None and effect.key in incident.keyed


class _CallError(Exception):
    """One call of the comment is wrong, and so nothing of it is done."""

    def __init__(self, call: Call, error: CommandError, example: str) -> None:
        self.call, self.error, self.example = call, error, example


def _carry_out(pending: Pending, author: Person, ahead: Ahead, context: Context) -> list[Effect]:
    effects: list[Effect] = []
    if len(pending.calls) > MOST_CALLS:
        error = CommandError(f"More than {MOST_CALLS} commands in one comment: split it up, please.")
        raise _CallError(pending.calls[MOST_CALLS], error, "")
    reading = Reading(author, Clock(pending.comment.at, context.config.zone))
    answering = Answering(pending.comment.id, author, pending.comment.at, context)
    for call in pending.calls:
        command = _command(call, context)
        try:
            facts = tuple(command.read(call, reading))
            effects += command.decide(ahead(effects), facts, answering)
        except CommandError as error:
            raise _CallError(call, error, command.example) from None
    return effects


def _command(call: Call, context: Context) -> Command:
    if (command := context.commands.get(call.name)) is not None:
        return command
    meant = context.commands[nearest(call.name, context.commands) or "help"]
    error = CommandError(f"There is no `/{call.name}`. Did you mean `/{meant.name}`?", at=f"/{call.name}")
    raise _CallError(call, error, meant.example)


def _refuse_edits_of_others(pending: Pending, author: Person) -> None:
    comment = pending.comment
    if comment.edited_at is not None and (comment.edited_by is None or comment.edited_by.id != author.id):
        error = CommandError(
            "Somebody else has edited this comment before it was answered. Post it again, please."
        )
        raise _CallError(pending.calls[0], error, "")


def _reply(pending: Pending, incident: Incident, refused: _CallError, context: Context) -> Effect:
    key = f"refusal {pending.comment.id}"
    body = refusal_message(refused.call.line, refused.error, refused.example, context)
    return _write(key, body, incident, {"of": digest(pending.comment.body)})


def _soothe(pending: Pending, incident: Incident) -> Iterator[Effect]:
    """The reply that refused an earlier try says that all is well now."""
    key = f"refusal {pending.comment.id}"
    if key in incident.keyed:
        yield _write(key, "Understood now, thank you. 🚀", incident)


def _turn_away(person: Person, incident: Incident) -> Iterator[Effect]:
    """One sentence, once a person and incident."""
    key = f"stranger {person.id}"
    if key not in incident.keyed:
        text = (
            f"{person.login}, commands here are for those who respond to this incident: nothing was changed."
        )
        yield _write(key, text, incident)


def _write(key: str, body: str, incident: Incident, data: Mapping[str, str] | None = None) -> WriteComment:
    former = incident.keyed.get(key)
    return WriteComment(key, mark(body, key, data), former.id if former else None)


def named_for_roles(
    incident: Incident, mine: frozenset[int], commands: Mapping[str, Command]
) -> frozenset[str]:
    """The logins whom unanswered commands name for a role: whether they exist has to be asked."""
    return frozenset(
        fact.login
        for pending in incident.pending
        if pending.comment.id in mine and pending.comment.author is not None
        for call in pending.calls
        if call.name in commands and commands[call.name].gives_rights
        for fact in understood(
            commands[call.name],
            call,
            Reading(pending.comment.author, Clock(pending.comment.at, incident.config.zone)),
        )
        if isinstance(fact, RoleGiven) and fact.login and fact.login != pending.comment.author.login
    )
