"""`/role`: names somebody for a role, or hands it over."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Answering, Command, Reading
from incident_actions.effects import Assign, Effect, Unassign
from incident_actions.errors import CommandError
from incident_actions.incident.facts import Fact, RoleGiven
from incident_actions.incident.model import Incident
from incident_actions.text.calls import Call
from incident_actions.text.markdown import in_code
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
            yield from _hand_over(incident, fact)


def _holder(words: list[str], reading: Reading) -> str | None:
    if not words:
        return reading.author.login
    return None if words[0].lower() == "none" else login(words[0])


def _hand_over(incident: Incident, fact: RoleGiven) -> Iterator[Effect]:
    before = incident.roles.get(fact.role)
    if fact.login is not None:
        yield Assign(fact.login)
    staying = {holder.lower() for name, holder in incident.roles.items() if name != fact.role}
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
