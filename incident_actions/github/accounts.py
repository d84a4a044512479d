"""Who is who, as seen by one account: a person, a bot, or ourselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from incident_actions.thread import Person

#: The account behind every GITHUB_TOKEN, and its login as an author in GraphQL.
ACTIONS_BOT, ACTIONS_LOGIN = 41898282, "github-actions"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Reads accounts; `us` is our own number, by which we know what is ours."""

    us: int

    def person(self, actor: dict[str, Any] | None) -> Person | None:
        """Who did something; None for an account that is gone. A bot's login gets back its `[bot]`."""
        if actor is None:
            return None
        bot = actor["__typename"] != "User"
        number = actor.get("databaseId") or (ACTIONS_BOT if bot and actor["login"] == ACTIONS_LOGIN else 0)
        login = f"{actor['login']}[bot]" if actor["__typename"] == "Bot" else actor["login"]
        return Person(number, login, bot, ours=number == self.us)

    def user(self, node: dict[str, Any]) -> Person:
        """Who was assigned, or reacted: always a User, whose login alone shows whether it is a bot."""
        number, login = node["databaseId"] or 0, node["login"]
        return Person(number, login, bot=login.endswith("[bot]"), ours=number == self.us)


def our_number(viewer: dict[str, Any]) -> int:
    """The account whose comments are ours: the token's own; for a person who rehearses, the Actions bot."""
    if not viewer["login"].endswith("[bot]"):
        return ACTIONS_BOT
    return int(viewer["databaseId"] or ACTIONS_BOT)
