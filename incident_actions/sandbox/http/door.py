"""The way in: who asks, limits, faults, the log, and the headers of every answer."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from incident_actions.sandbox.actor import Actor
from incident_actions.sandbox.faults import Fault
from incident_actions.sandbox.limits import secondary
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.world import World

LOGGER = logging.getLogger(__name__)
PREFIXES = ("/api/v3", "/api")


@dataclass(slots=True)
class Request:
    """What came in, read to its end."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes
    token: str | None = None
    actor: Actor = field(default_factory=Actor)
    kind: str = "rest"
    name: str = ""
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Handler = Callable[[World, Request], Response]


class Door:
    """An ASGI application around one handler, which runs in a worker thread."""

    def __init__(self, world: World, handler: Handler) -> None:
        self._world = world
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = await _read(scope, receive)
        begun = time.perf_counter()
        token = request.token = token_in(request.headers)
        known = self._world.tokens.find(token) if token else None
        struck = self._world.faults.next(known.login if known else None, token)
        fault, delay = struck or (None, timedelta())
        response = _instead(fault)
        if response is None:
            response = await run_in_threadpool(self._answer, request)
        self._log(request, response, timedelta(seconds=time.perf_counter() - begun), fault)
        if fault == "timeout":
            await asyncio.sleep(delay.total_seconds())
        if fault in ("drop-before", "drop-after"):
            await _drop(receive)
            return
        if fault == "502-after":
            response = Response(502, b"<html><h1>502 Bad Gateway</h1></html>", {"content-type": "text/html"})
        await self._send(response, send)

    def _answer(self, request: Request) -> Response:
        try:
            request.actor = self._world.actor(request.token)
            return self._handler(self._world, request)
        except Refusal as refusal:
            return refused(refusal)
        except Exception:  # a mistake of the sandbox's own must not look like a lost connection
            LOGGER.exception("%s %s", request.method, request.path)
            return json_response(500, {"message": "Server Error"})

    def _log(self, request: Request, response: Response, took: timedelta, fault: Fault | None) -> None:
        self._world.log.add(
            at=self._world.clock.now(),
            method=request.method,
            path=request.name or request.path,
            kind=request.kind,
            status=response.status,
            identity=request.actor.login,
            duration=took,
            writes=request.writes,
            fault=fault,
            token=request.token,
        )

    async def _send(self, response: Response, send: Send) -> None:
        headers = {
            "date": format_datetime(self._world.clock.now(), usegmt=True),
            "x-github-request-id": secrets.token_hex(12).upper(),
            "x-github-media-type": "github.v3; format=json",
            "content-length": str(len(response.body)),
            **response.headers,
        }
        if response.status in (204, 304):
            headers.pop("content-length")
        pairs = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": response.status, "headers": pairs})
        await send({"type": "http.response.body", "body": response.body})


def token_in(headers: dict[str, str]) -> str | None:
    """The token of an Authorization header, in any of the three ways that GitHub takes."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    match scheme.lower():
        case "token" | "bearer":
            return value.strip() or None
        case "basic":
            _, _, password = base64.b64decode(value).decode(errors="replace").partition(":")
            return password or None
    return None


def json_response(status: int, payload: Any, headers: dict[str, str] | None = None) -> Response:  # noqa: ANN401 - any JSON
    given = {"content-type": "application/json; charset=utf-8", **(headers or {})}
    return Response(status, json.dumps(payload, ensure_ascii=False).encode("utf-8", "surrogatepass"), given)


def refused(refusal: Refusal) -> Response:
    """The message, the fields at fault, and where to read on."""
    payload: dict[str, Any] = {"message": refusal.message}
    if refusal.errors:
        payload["errors"] = list(refusal.errors)
    if "location" in refusal.headers:
        payload["url"] = refusal.headers["location"]
    payload |= {"documentation_url": "https://docs.github.com/rest", "status": str(refusal.status)}
    return json_response(refusal.status, payload, refusal.headers)


def _instead(fault: Fault | None) -> Response | None:
    """The answer of a fault that strikes before anything is done."""
    match fault:
        case "drop-before":
            return Response(0)
        case "500":
            return json_response(500, {"message": "Server Error"})
        case "403-secondary":
            return refused(secondary({"retry-after": "60"}))
        case "429":
            return refused(secondary(status=429))
    return None


async def _read(scope: Scope, receive: Receive) -> Request:
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    path = scope["path"]
    for prefix in PREFIXES:
        if path.startswith(prefix + "/"):
            path = path.removeprefix(prefix)
            break
    return Request(scope["method"], path, scope["query_string"].decode("latin-1"), headers, body)


async def _drop(receive: Callable[[], Awaitable[Any]]) -> None:
    """Close the connection without an answer, through the transport behind `receive`."""
    receive.__self__.transport.abort()  # type: ignore[attr-defined]  # uvicorn's request cycle
    while (await receive())["type"] != "http.disconnect":
        pass
