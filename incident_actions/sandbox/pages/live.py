"""Tells open pages that something has changed, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from incident_actions.sandbox.world import World

PAUSE = 0.2
SILENCE = 75
"""Pauses after which a comment goes out, so that a connection that died is noticed."""


def routes(world: World) -> tuple[Route, ...]:
    async def changes(_: Request) -> Response:
        return StreamingResponse(_changes(world), media_type="text/event-stream")

    return (Route("/-/changes", changes),)


async def _changes(world: World) -> AsyncIterator[str]:
    """The count of changes now, and whenever it has grown."""
    told, silent = -1, 0
    while True:
        silent += 1
        if world.changes != told:
            told, silent = world.changes, 0
            yield f"data: {told}\n\n"
        elif silent >= SILENCE:
            silent = 0
            yield ": still here\n\n"
        await asyncio.sleep(PAUSE)
