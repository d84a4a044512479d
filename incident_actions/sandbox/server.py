"""The sandbox over HTTP: uvicorn in a thread."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from incident_actions.sandbox.door import Door
from incident_actions.sandbox.front import handle
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Server:
    """Where it stands; `url` is the base of REST, `url + "/graphql"` that of GraphQL."""

    url: str
    port: int


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
        Door(world, handle),
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
        timeout_keep_alive=60,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.002)
        yield Server(world.url, port)
    finally:
        server.should_exit = True
        thread.join(timeout=5)
        listener.close()
        world.close()
