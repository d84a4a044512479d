"""The slash commands on an action item's issue, one file each: its name is the command's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from incident_actions.actions.item import ItemCommand

#: In the order in which help shows them.
NAMES = ("due", "assign", "blocked", "unblocked", "done", "wontdo", "reopen", "help")


@cache
def item_commands() -> Mapping[str, ItemCommand]:
    """Every command by its name, in the order in which help shows them."""
    return {name: import_module(f"{__package__}.{name}").COMMAND for name in NAMES}
