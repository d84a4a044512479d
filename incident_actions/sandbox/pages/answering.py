"""From a request to its page: who it is, the handler's answer or a page that says why not, and the log."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Mapping
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from incident_actions.sandbox.pages import people
from incident_actions.sandbox.pages.guard import Keeper
from incident_actions.sandbox.pages.page import Handler, Page
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.world import World

LOGGER = logging.getLogger(__name__)
VISITOR = "sandbox-visitor"
LONG_ENOUGH = 20


def answered(
    world: World, keeper: Keeper, handler: Handler, request: Request, typed: Mapping[str, list[str]]
) -> Response:
    """The page that was asked for, written into the log like any other request."""
    begun = time.perf_counter()
    known = request.cookies.get(VISITOR)
    visitor = known if known and len(known) > LONG_ENOUGH else secrets.token_urlsafe(24)
    with world.look():
        actor = people.actor(world, request.cookies.get(people.COOKIE))
    page = Page(world, actor, request, typed, keeper.token(visitor))
    response = _safely(page, handler, keeper, known)
    if visitor != known:
        response.set_cookie(VISITOR, visitor, httponly=True, samesite="strict")
    _log(page, response, timedelta(seconds=time.perf_counter() - begun))
    return response


def _safely(page: Page, handler: Handler, keeper: Keeper, visitor: str | None) -> Response:
    try:
        if page.request.method == "POST":
            keeper.check(visitor, page.field("token"))
            with page.world.turn():
                response = handler(page)
            for deed in page.later:
                deed()
            return response
        with page.world.look():
            return handler(page)
    except Refusal as refusal:
        return refused(page, refusal)
    except Exception:  # a mistake of ours must not look like a lost connection
        LOGGER.exception("%s %s", page.request.method, page.request.url.path)
        return refused(page, Refusal(500, "The sandbox made a mistake; its log says which."))


def refused(page: Page, refusal: Refusal) -> Response:
    """Why not, and what was typed, so that nobody has to type it again."""
    if refusal.status == 301 and refusal.headers.get("location"):
        return page.show("refused.html", 404, refusal=refusal, reason="It was moved to another repository.")
    reason = refusal.sentence if refusal.message == "Validation Failed" else refusal.message
    long_texts = [
        text for name, texts in page.typed.items() for text in texts if len(text) > 60 and name != "token"
    ]
    return page.show("refused.html", refusal.status, refusal=refusal, reason=reason, lost=long_texts)


def _log(page: Page, response: Response, took: timedelta) -> None:
    page.world.log.add(
        at=page.world.clock.now(),
        method=page.request.method,
        path=page.request.url.path,
        kind="page",
        status=response.status_code,
        identity=page.actor.login,
        duration=took,
        writes=page.request.method == "POST",
    )
