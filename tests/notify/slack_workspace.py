"""A workspace of Slack, as far as we call it: channels, their topics, members and messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from incident_actions.sandbox.receiver import Arrival, Reply

TOKEN = "xoxb-for-tests"
BOT = "U0BOT"
USERS = {BOT, "U0ANA", "U0BEN"}


def refused(code, **more):
    return Reply(data={"ok": False, "error": code, **more})


@dataclass
class Channel:
    id: str
    name: str
    topic: str = ""
    private: bool = False
    members: set[str] = field(default_factory=lambda: {BOT})
    messages: list[str] = field(default_factory=list)

    def shown(self):
        """As Slack describes it; it keeps a topic with its `&` and `<` escaped."""
        topic = {"value": escape(self.topic, quote=False)}
        return {"id": self.id, "name": self.name, "topic": topic, "context_team_id": "T0SHOP"}


@dataclass
class Workspace:
    """Answers in a receiver's place. `page`: how many a list shows; `waits`: seconds it asks for."""

    channels: list[Channel] = field(default_factory=list)
    page: int = 100
    waits: list[int] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)

    def __call__(self, arrival: Arrival) -> Reply:
        method = arrival.path.rpartition("/")[2]
        self.calls.append(method)
        if arrival.headers.get("authorization") != f"Bearer {TOKEN}":
            return refused("invalid_auth")
        if self.waits:
            return Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(self.waits.pop())})
        return getattr(self, method.replace(".", "_"))(arrival.data)

    def conversations_create(self, asked):
        if any(channel.name == asked["name"] for channel in self.channels):
            return refused("name_taken")
        self.channels.append(Channel(f"C{len(self.channels):03}", asked["name"]))
        return Reply(data={"ok": True, "channel": self.channels[-1].shown()})

    def conversations_list(self, asked):
        start = int(asked.get("cursor") or 0)
        seen = [channel for channel in self.channels if not channel.private]
        after = str(start + self.page) if len(seen) > start + self.page else ""
        shown = [channel.shown() for channel in seen[start : start + self.page]]
        return Reply(data={"ok": True, "channels": shown, "response_metadata": {"next_cursor": after}})

    def conversations_setTopic(self, asked):  # noqa: N802 - Slack's name
        self._channel(asked).topic = asked["topic"]
        return Reply()

    def conversations_invite(self, asked):
        if asked["users"] not in USERS:
            return refused("user_not_found")
        if asked["users"] in self._channel(asked).members:
            return refused("already_in_channel")
        self._channel(asked).members.add(asked["users"])
        return Reply()

    def chat_postMessage(self, asked):  # noqa: N802 - Slack's name
        self._channel(asked).messages.append(asked["text"])
        return Reply()

    def _channel(self, asked):
        return next(channel for channel in self.channels if channel.id == asked["channel"])
