"""A server to send to, on this machine: it keeps what comes, and answers as well or badly as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request as it came; `data` is its JSON or its form, empty if it is neither."""

    path: str
    headers: Mapping[str, str]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with JSON."""

    status: int = 200
    data: Mapping[str, Any] = field(default_factory=lambda: {"ok": True})
    headers: Mapping[str, str] = field(default_factory=dict)


#: `silence` says nothing, `trickle` a byte now and then, `hang up` closes the connection.
Manner: TypeAlias = Reply | Literal["silence", "trickle", "hang up"]
#: How often a byte trickles, in seconds.
DRIP = 0.05


class Receiver:
    """Keeps `received` in the order of arrival; `behave` tells it how to answer from then on."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[Arrival] = []
        self.closed = threading.Event()
        self._lock = threading.Lock()
        self._answer: Callable[[Arrival], Manner] = lambda _: Reply()

    def behave(self, *manners: Manner) -> None:
        """Answer so, one request after the other, and like the last from then on."""
        left = list(manners)
        self.answer(lambda _: left.pop(0) if len(left) > 1 else left[0])

    def answer(self, by: Callable[[Arrival], Manner]) -> None:
        """Answer each request as `by` says."""
        self._answer = by

    def take(self, arrival: Arrival) -> Manner:
        with self._lock:
            self.received.append(arrival)
            return self._answer(arrival)


@contextmanager
def receiver(port: int = 0) -> Iterator[Receiver]:
    """A receiver on this machine until the block ends; 0 takes a free port. Its `url` ends without `/`."""
    receiving = Receiver()
    handler = type("Handler", (_Handler,), {"receiving": receiving})
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        receiving.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield receiving
        finally:
            receiving.closed.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    receiving: Receiver

    def do_POST(self) -> None:
        manner = self.receiving.take(self._arrival())
        match manner:
            case "silence":
                self.receiving.closed.wait()
            case "trickle":
                self._trickle()
            case "hang up":
                pass
            case Reply():
                self._reply(manner)
        self.close_connection = True

    do_GET = do_PUT = do_POST  # noqa: N815 - the names that the standard library looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Nothing is printed: paths hold secrets."""

    def _arrival(self) -> Arrival:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Arrival(self.path, headers, _data(headers.get("content-type", ""), body))

    def _reply(self, reply: Reply) -> None:
        body = json.dumps(reply.data).encode()
        self.send_response(reply.status)
        for name, value in {"content-type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _trickle(self) -> None:
        self.send_response(200)
        self.send_header("content-length", "1000000")
        self.end_headers()
        with suppress(ConnectionError):
            while not self.receiving.closed.wait(DRIP):
                self.wfile.write(b" ")


def _data(kind: str, body: str) -> Mapping[str, Any]:
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body))
    try:
        data = json.loads(body or "{}")
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
