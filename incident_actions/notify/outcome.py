"""How a sending ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a message went out and, if not, why, in words for a person: `refused (HTTP 403)`.

    `why` holds no part of an address or a token, whatever the other side answered.
    """

    sent: bool
    why: str = ""
