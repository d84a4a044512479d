"""The sandbox over HTTP: uvicorn in a thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from incident_actions.sandbox.http.door import Door
from incident_actions.sandbox.http.front import handle
from incident_actions.sandbox.pages.app import House
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Server:
    """Where it stands; `url` is the base of REST, `url + "/graphql"` that of GraphQL."""

    url: str
    port: int


class _Prompt(uvicorn.Server):
    """Leaves at once: uvicorn's own loop looks ten times a second whether it should, and then waits."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._left = asyncio.Event()
        self.ready.set()
        await self._left.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 - uvicorn's form
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()
        await asyncio.sleep(0)

    def leave(self) -> None:
        self._loop.call_soon_threadsafe(self._left.set)


@contextmanager
def serve(world: World, port: int = 0) -> Iterator[Server]:
    """Answer requests on this machine until the block ends; port 0 takes a free one."""
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every answer waits 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    port = listener.getsockname()[1]
    world.url = f"http://127.0.0.1:{port}"
    config = uvicorn.Config(
        House(world, Door(world, handle)),
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
        timeout_keep_alive=60,
    )
    server = _Prompt(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        if not server.ready.wait(timeout=10):
            raise RuntimeError(f"the sandbox did not start on port {port}")
        yield Server(world.url, port)
    finally:
        server.leave()
        thread.join(timeout=5)
        listener.close()
        world.close()
