"""The slash commands, one file each: its name is the command's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from incident_actions.command import Command

#: In the order in which help shows them.
NAMES = (
    "ack", "role", "severity", "status", "update", "decision", "event", "hypothesis", "ruled-out",
    "confirmed", "mitigate", "resolve", "reopen", "started", "detected", "page", "customers", "snooze",
    "related", "duplicate", "action", "impact", "cause", "factor", "well", "improve", "retract",
    "postmortem", "help",
)  # fmt: skip


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command, in the order in which help shows them."""
    return tuple(import_module(f"{__package__}.{name.replace('-', '_')}").COMMAND for name in NAMES)


@cache
def by_name() -> Mapping[str, Command]:
    """Every command by its name and by each of its aliases."""
    return {name: command for command in all_commands() for name in (command.name, *command.aliases)}


def with_roles(roles: Iterable[str]) -> Mapping[str, Command]:
    """Every command, with `/role` under the name of each role too, where that is no command's."""
    known = by_name()
    return {**known, **{role: known["role"] for role in roles if role not in known}}
