"""The switch for the clock: an hour, a day, a week or to the next morning at work, and what is due runs."""

from __future__ import annotations

from datetime import timedelta

from starlette.responses import Response

from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.working_hours import config_of, next_morning
from incident_actions.sandbox.refusal import invalid

SKIPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


def skip(page: Page) -> Response:
    by = SKIPS.get(page.field("by"))
    if by is None:
        raise invalid("Clock", "by")
    page.later.append(lambda: page.world.clock.skip(by))
    return page.go(page.field("back", "/"))


def skip_to_morning(page: Page) -> Response:
    """On to the morning of the team whose repository this is."""
    now = page.world.clock.now()
    morning = next_morning(config_of(page.world, page.repository).calendar, now)
    page.later.append(lambda: page.world.clock.skip(morning - now))
    return page.go(page.field("back", "/"))


WAYS = (Way("POST", "/-/clock", skip), Way("POST", REPO + "/clock/morning", skip_to_morning))
