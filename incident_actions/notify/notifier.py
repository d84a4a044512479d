"""The door to chat, mail and pagers: whoever sends names a secret, and never sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from incident_actions.errors import NotifyError
from incident_actions.notify.mail_and_chat import SECONDS, send
from incident_actions.notify.outcome import Outcome
from incident_actions.notify.slack import Channel, open_channel

_THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


class Notifier(Protocol):
    """Sends messages and opens channels; a `secret` is the name of what holds an address or a token."""

    def send(self, secret: str, title: str, text: str) -> Outcome:
        """Send plain text to the address in `secret`, once; what goes wrong is in the outcome."""
        ...

    def open_channel(self, secret: str, name: str, topic: str, text: str, members: Sequence[str]) -> Channel:
        """Make or find a channel in Slack with the token in `secret`; raises NotifyError if there is none."""
        ...


@dataclass(frozen=True, slots=True)
class FromEnvironment:
    """A notifier whose secrets are variables of `environ`; `seconds` is the patience with each recipient.

    `SLACK_API_URL` among them leads to another Slack, over https or on this machine.
    """

    environ: Mapping[str, str] = field(repr=False)
    seconds: float = SECONDS

    def send(self, secret: str, title: str, text: str) -> Outcome:
        url = self._value(secret)
        if not url:
            return Outcome(sent=False, why=_unset(secret))
        return send(url, title, text, self.seconds)

    def open_channel(self, secret: str, name: str, topic: str, text: str, members: Sequence[str]) -> Channel:
        token = self._value(secret)
        if not token:
            raise NotifyError(f"No Slack channel: {_unset(secret)}. Pass the token in the workflow's `env`.")
        return open_channel(token, name, topic, text, members, self._slack())

    def _value(self, name: str) -> str:
        """Without the line end that pasting a secret often leaves."""
        return self.environ.get(name, "").strip()

    def _slack(self) -> str | None:
        url = self._value("SLACK_API_URL")
        if url and not _trusted(url):
            raise NotifyError(
                "No Slack channel: SLACK_API_URL is neither https nor on this machine. Unset it."
            )
        return url or None


def _unset(secret: str) -> str:
    return f"{secret} is not set in the environment"


def _trusted(url: str) -> bool:
    """Whether a token may go there: encrypted, or without leaving this machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_MACHINE)
