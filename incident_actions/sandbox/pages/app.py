"""The sandbox as people see it: HTML pages on the same port as the API, and the guard before both."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from incident_actions.sandbox.pages import guard, live, static
from incident_actions.sandbox.pages.answering import answered
from incident_actions.sandbox.pages.page import Handler
from incident_actions.sandbox.pages.routes import WAYS
from incident_actions.sandbox.world import World

OF_THE_API = ("api", "graphql", "rate_limit", "repos", "user", "users")


class House:
    """Answers what has a page; everything else is the API's and git's."""

    def __init__(self, world: World, api: ASGIApp) -> None:
        self._api = api
        self._keeper = guard.Keeper()
        self._routes = [
            *live.routes(world),
            *static.ROUTES,
            *(Route(way.path, self._endpoint(world, way.handler), methods=[way.method]) for way in WAYS),
        ]
        self._pages = Starlette(routes=self._routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if not guard.loopback(scope):
            await guard.NOT_HERE(scope, receive, send)
        elif self._has_page(scope):
            await self._pages(scope, receive, guard.hardened(send))
        else:
            await self._api(scope, receive, send)

    def _has_page(self, scope: Scope) -> bool:
        if scope["path"].split("/")[1] in OF_THE_API:
            return False
        return any(route.matches(scope)[0] is not Match.NONE for route in self._routes)

    def _endpoint(self, world: World, handler: Handler) -> ASGIApp:
        async def endpoint(request: Request) -> Response:
            typed = await guard.typed(request) if request.method == "POST" else {}
            if typed is None:
                return guard.TOO_MUCH
            return await run_in_threadpool(answered, world, self._keeper, handler, request, typed)

        return endpoint  # type: ignore[return-value]  # Starlette takes functions and applications alike
