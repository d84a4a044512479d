"""Who is let in: loopback hosts only, forms only from our own pages, and nothing foreign on a page.

A name that somebody else's server resolves to 127.0.0.1 must not reach us through a person's browser
(DNS rebinding), and no other page may post here in their name.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope, Send

from incident_actions.sandbox.refusal import Refusal

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MOST_TYPED = 3_000_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
NOT_HERE = PlainTextResponse("This sandbox answers on loopback only: 127.0.0.1 or localhost.\n", 421)
TOO_MUCH = PlainTextResponse("That is more than a form takes.\n", 413)


class Keeper:
    """Makes and checks the token that every form carries, bound to the visitor's own cookie."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def token(self, visitor: str) -> str:
        return hmac.new(self._secret, visitor.encode(), hashlib.sha256).hexdigest()

    def check(self, visitor: str | None, given: str) -> None:
        if visitor is None or not hmac.compare_digest(self.token(visitor), given):
            raise Refusal(
                403, "This form was not made for you, or the sandbox has been started anew. Load it again."
            )


def loopback(scope: Scope) -> bool:
    """Whether the request names this machine as its host, with any port."""
    host = Headers(scope=scope).get("host", "")
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower() in LOOPBACK


def hardened(send: Send) -> Send:
    """Every page's answer carries the headers that keep foreign things out, unless it has stricter ones."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message["headers"]}
            added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in there)]
        await send(message)

    return sending


async def typed(request: Request) -> Mapping[str, list[str]] | None:
    """The form's fields, each with all its values; None for more than a person could type."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_TYPED:
            return None
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=2_000)
    except ValueError:  # more fields than that
        return None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
