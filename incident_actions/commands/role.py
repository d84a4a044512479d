"""`/role`: names somebody for a role, or hands it over. Of several words in a comment the last counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incident_actions.command import Answering, Command, Reading, understood
from incident_actions.effects import Assign, Effect, Unassign
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, RoleGiven
from incident_actions.incident.item_record import comment_of
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
from incident_actions.text.moments import Clock
from incident_actions.text.reading import login
from incident_actions.text.times import take_time


def read(call: Call, reading: Reading) -> Iterator[Fact]:
    moment, text = take_time(call.text, reading.clock)
    words = text.split() if call.name == "role" else [call.name, *text.split()]
    roles = {word: role.name for role in reading.config.roles.values() for word in (role.name, *role.aliases)}
    if not words:
        raise CommandError("Which role? For example: `/role ic @ana`.")
    if words[0].lower() not in roles:
        known = ", ".join(
            f"`{min((role.name, *role.aliases), key=len)}`" for role in reading.config.roles.values()
        )
        raise CommandError(f"{in_code(words[0])} is no role. The roles are {known}.", at=words[0])
    if len(words) > 2:
        raise CommandError("A role and one login, please. For example: `/role ic @ana`.", at=words[2])
    yield RoleGiven(roles[words[0].lower()], _holder(words[1:], reading), moment=moment)


def decide(incident: Incident, facts: tuple[Fact, ...], answering: Answering) -> Iterator[Effect]:
    for fact in facts:
        if isinstance(fact, RoleGiven) and not incident.overtaken(fact.role, answering.at):
            if fact.login is not None and answering.context.assignable.get(fact.login) is False:
                raise CommandError(
                    f"{fact.login} cannot be assigned here. Is the login right?", at=fact.login
                )
            named = _named(incident, answering)
            if named.get(fact.role, fact.login) == fact.login:
                yield from _hand_over(incident, fact, {**incident.roles, **named})


def _holder(words: list[str], reading: Reading) -> str | None:
    if not words:
        return reading.author.login
    return None if words[0].lower() == "none" else login(words[0])


def _named(incident: Incident, answering: Answering) -> Mapping[str, str | None]:
    """Who holds which role by the last words of this comment: nobody is assigned in passing."""
    commands, config = answering.context.commands, answering.context.config
    reading = Reading(answering.author, Clock(answering.at, config.zone), config)
    mine = comment_of(answering.place)
    calls = (call for pending in incident.pending if pending.comment.id == mine for call in pending.calls)
    said = (
        fact
        for call in calls
        if call.name in commands
        for fact in understood(commands[call.name], call, reading)
    )
    return {fact.role: fact.login for fact in said if isinstance(fact, RoleGiven) and not fact.if_free}


def _hand_over(incident: Incident, fact: RoleGiven, after: Mapping[str, str | None]) -> Iterator[Effect]:
    """`after` says who holds which role in the end."""
    before = incident.roles.get(fact.role)
    if fact.login is not None:
        yield Assign(fact.login)
    staying = {(holder or "").lower() for name, holder in after.items() if name != fact.role}
    staying.add((fact.login or "").lower())
    if before is not None and before.lower() not in staying:
        yield Unassign(before)


COMMAND = Command(
    name="role",
    usage="/role [at TIME] ic|lead|comms|scribe [@login|none]",
    summary="Names somebody for a role, or hands it over; without a login: you. `/ic`, `/lead`, `/comms` and "
    "`/scribe` are short for it.",
    example="/role ic @ana",
    read=read,
    decide=decide,
    asks_anew=True,
    aliases=("ic", "lead", "comms", "scribe"),
    instead_of=("assign", "owner"),
)
