"""Calls Slack's Web API in bounded time, and says in words what it refuses; the token stays in here."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from incident_actions.errors import NotifyError
from incident_actions.notify.quiet import hush
from incident_actions.notify.reasons import failure

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError

#: How long one call may take, and all of them, in seconds.
ONE_CALL, ALL_CALLS = 8, 60
_CODE = re.compile(r"[a-z][a-z_]{1,59}")
#: What Slack's codes mean to whoever looks after the token; all others are shown as they are.
_MEANING = {
    **dict.fromkeys(
        ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"),
        "the token is not valid: put that of an installed Slack app in its place",
    ),
    "missing_scope": "the Slack app lacks a scope; it needs channels:manage, channels:read and chat:write",
    "not_in_channel": "the Slack app is not in the channel: invite it there",
    "is_archived": "the channel is archived: restore it in Slack",
    "user_not_found": "Slack knows no user of this id",
    "ratelimited": "Slack asks for fewer calls for a while",
    "restricted_action": "the workspace does not let apps do this",
}


class SlackRefusal(Exception):  # noqa: N818 - it is an answer
    """Something that Slack, or the way to it, did not do; `code` is Slack's own, empty where it gave none."""

    def __init__(self, words: str, code: str = "") -> None:
        super().__init__(words)
        self.code = code


class SlackCalls:
    """A client with a token; it waits `seconds` for each answer, and for a minute altogether."""

    def __init__(self, token: str, base_url: str | None, seconds: int = ONE_CALL) -> None:
        self._client = _client(token, base_url, seconds)
        self._seconds = seconds
        self._end = time.monotonic() + ALL_CALLS

    def call(self, method: str, **arguments: object) -> Mapping[str, Any]:
        """Slack's answer; waits once if Slack says for how long, and if that is not too long.

        Raises SlackRefusal with what Slack answered. Nothing else is tried twice: a message might be, too.
        """
        try:
            return self._call(method, arguments)
        except _Later as later:
            wait = later.seconds
            if time.monotonic() + wait > self._end:
                raise
        time.sleep(wait)
        return self._call(method, arguments)

    def _call(self, method: str, arguments: Mapping[str, object]) -> Mapping[str, Any]:
        from slack_sdk.errors import SlackApiError, SlackClientError

        if time.monotonic() > self._end:
            raise SlackRefusal(f"Slack took longer than {ALL_CALLS} s")
        try:
            data = self._client.api_call(method, params=dict(arguments)).data
        except SlackApiError as error:
            raise _refusal(error) from None
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            raise SlackRefusal(f"Slack could not be asked: {failure(error, self._seconds)}") from None
        if not isinstance(data, dict):
            raise SlackRefusal("Slack answered something else than JSON")
        return data


class _Later(SlackRefusal):
    """Slack wants no call for so many seconds."""

    def __init__(self, words: str, code: str, seconds: int) -> None:
        super().__init__(words, code)
        self.seconds = seconds


def _client(token: str, base_url: str | None, seconds: int) -> WebClient:
    try:
        from slack_sdk import WebClient
    except ImportError:
        raise NotifyError(
            "No Slack channel: `slack-sdk` is not installed. Run `pip install 'incident-actions[slack]'`."
        ) from None
    hush()
    address = (base_url or WebClient.BASE_URL).rstrip("/") + "/"
    # Its own retries repeat what may have been done: a channel's first message would stand there twice.
    return WebClient(token, base_url=address, timeout=seconds, retry_handlers=[])


def _refusal(error: SlackApiError) -> SlackRefusal:
    """Only a code is taken from what Slack says: the rest may be anything, our own words among it."""
    said = error.response.get("error")
    code = said if isinstance(said, str) and _CODE.fullmatch(said) else ""
    status = error.response.status_code
    if not code:
        return SlackRefusal(f"Slack answered with HTTP {status}, and with no reason")
    words = f"{_MEANING[code]} ({code})" if code in _MEANING else f"Slack refused ({code})"
    wait = error.response.headers.get("Retry-After", "")
    return _Later(words, code, int(wait)) if status == 429 and wait.isdecimal() else SlackRefusal(words, code)
