"""The switch for the clock: an hour, a day or a week on, and what is due then runs."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from incident_actions.sandbox.pages.page import Page, Way
from incident_actions.sandbox.refusal import invalid

SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


def skip(page: Page) -> Response:
    by = SKIPS.get(page.field("by"))
    if by is None:
        raise invalid("Clock", "by")
    page.later.append(lambda: page.world.clock.skip(by))
    return page.go(page.field("back", "/"))


WAYS = (Way("POST", "/-/clock", skip),)
