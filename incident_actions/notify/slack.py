"""Opens an incident's channel in Slack; opening it again finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import urlencode

from incident_actions.errors import NotifyError
from incident_actions.notify.plain_text import inert
from incident_actions.notify.slack_calls import SlackCalls, SlackRefusal
from incident_actions.text.markdown import shorten

#: Slack's limits, in characters: https://docs.slack.dev/reference/methods/conversations.create, `….setTopic`.
LONGEST_NAME, LONGEST_TOPIC = 80, 250
_NOT_IN_A_NAME = re.compile(r"[^\w-]+")
#: Who is in the channel already need not be invited; whoever makes it is.
_PRESENT = {"already_in_channel", "cant_invite_self"}


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that is there: Slack's id for it, its address, and in words what could not be done in it."""

    id: str
    url: str
    problems: tuple[str, ...] = ()


def open_channel(  # noqa: PLR0913, PLR0917 - what a channel is made of, and where
    token: str, name: str, topic: str, text: str, members: Sequence[str], base_url: str | None = None
) -> Channel:
    """Make or find the public channel, set its topic, invite `members` (Slack's ids of users).

    `text` is posted only into a channel that this call has made. All calls together take at most a minute.
    Raises NotifyError where no channel can be had; what else fails is among the channel's problems.
    """
    slack = SlackCalls(token, base_url)
    try:
        found, made = _made_or_found(slack, channel_name(name))
        channel = str(found["id"])
    except SlackRefusal as refusal:
        raise NotifyError(f"No Slack channel: {refusal}.") from None
    except KeyError:
        raise NotifyError("No Slack channel: what answered is not Slack. Is SLACK_API_URL right?") from None
    problems = (*_topic(slack, found, topic), *_invitations(slack, channel, members))
    return Channel(channel, _address(found), (*problems, *(_post(slack, channel, text) if made else ())))


def channel_name(text: str) -> str:
    """The nearest name that Slack takes: lower case, no spaces or full stops, at most 80 characters."""
    return _NOT_IN_A_NAME.sub("-", text.lower())[:LONGEST_NAME].strip("-") or "incident"


def _made_or_found(slack: SlackCalls, name: str) -> tuple[Mapping[str, Any], bool]:
    """The channel as Slack describes it, and whether it is new."""
    try:
        return slack.call("conversations.create", name=name)["channel"], True
    except SlackRefusal as refusal:
        if refusal.code != "name_taken":
            raise
    for channel in _channels(slack):
        if channel.get("name") == name:
            return channel, False
    raise NotifyError(
        f"No Slack channel: #{name} exists, but cannot be seen. Is it private? Invite the app to it."
    )


def _channels(slack: SlackCalls) -> Iterator[Mapping[str, Any]]:
    cursor = ""
    while True:
        page = slack.call("conversations.list", types="public_channel", limit=1000, cursor=cursor)
        yield from page["channels"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
        if not cursor:
            return


def _topic(slack: SlackCalls, channel: Mapping[str, Any], topic: str) -> Iterator[str]:
    wanted = shorten(inert(topic), LONGEST_TOPIC)
    if unescape((channel.get("topic") or {}).get("value", "")) == wanted:
        return
    try:
        slack.call("conversations.setTopic", channel=channel["id"], topic=wanted)
    except SlackRefusal as refusal:
        yield f"the topic of the Slack channel could not be set: {refusal}"


def _invitations(slack: SlackCalls, channel: str, members: Sequence[str]) -> Iterator[str]:
    """One by one: of several, Slack invites none if one of them cannot be."""
    for member in dict.fromkeys(members):
        try:
            slack.call("conversations.invite", channel=channel, users=member)
        except SlackRefusal as refusal:
            if refusal.code not in _PRESENT:
                yield f"{member} could not be invited to the Slack channel: {refusal}"


def _post(slack: SlackCalls, channel: str, text: str) -> Iterator[str]:
    words = escape(inert(text), quote=False)
    try:
        slack.call("chat.postMessage", channel=channel, text=words, mrkdwn=False, unfurl_links=False)
    except SlackRefusal as refusal:
        yield f"the first message in the Slack channel could not be posted: {refusal}"


def _address(channel: Mapping[str, Any]) -> str:
    """Slack's own way to a channel, in its app or in the browser: https://docs.slack.dev/interactivity/deep-linking."""
    team = {"team": channel["context_team_id"]} if channel.get("context_team_id") else {}
    return "https://slack.com/app_redirect?" + urlencode({"channel": channel["id"], **team})
