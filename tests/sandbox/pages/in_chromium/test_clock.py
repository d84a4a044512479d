"""The clock's switch, and what comes because of it."""

from datetime import UTC, datetime

import pytest

pytestmark = pytest.mark.browser

FRIDAY_EVENING = datetime(2026, 12, 18, 17, 30, tzinfo=UTC)


def comments(stage):
    """How many there are on the oldest open action item."""
    return len(stage.repository.issues[4].comments)


def test_a_reminder_that_waits_for_working_hours_comes_on_the_next_working_morning(played, person):
    ana = person(played, "ana")
    before = comments(played)
    played.world.clock.set(FRIDAY_EVENING)
    ana.moves_the_clock("A day")
    played.runner.settle()
    on_saturday = comments(played)
    ana.page.locator("#clock > summary").click()
    ana.page.get_by_role("button", name="Next working morning").click()
    ana.page.locator("#clock > summary", has_text="Mon 21 Dec, 09:00 UTC").wait_for()
    played.runner.settle()

    assert on_saturday == before
    assert comments(played) > before
