"""The switch for the clock: an hour, a day, a week or to the next morning at work; what is due then runs."""

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
    clock = page.world.clock
    morning = next_morning(config_of(page.world, page.repository).calendar, clock.now())
    page.later.append(lambda: clock.skip(max(morning - clock.now(), timedelta())))
    return page.go(page.field("back", "/"))


WAYS = (Way("POST", "/-/clock", skip), Way("POST", REPO + "/clock/morning", skip_to_morning))
