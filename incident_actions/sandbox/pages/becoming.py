"""Being somebody else: the choice at the head of every page."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.pages.page import Page, Way
from incident_actions.sandbox.pages.people import COOKIE, choices
from incident_actions.sandbox.refusal import invalid


def become(page: Page) -> Response:
    """Whoever was chosen, from now on."""
    login = page.field("login")
    if login not in {person.login for person in choices(page.world)}:
        raise invalid("Person", "login")
    response = page.go(page.field("back", "/"))
    response.set_cookie(COOKIE, login, httponly=True, samesite="strict", max_age=365 * 24 * 3600)
    return response


WAYS = (Way("POST", "/-/person", become),)
