"""The clock at the head of every page: its zone, its steps, and the team's next morning at work."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.sandbox.pages.conftest import HOME

CONFIG = ".github/incidents.yml"
BERLIN = "timezone: Europe/Berlin\n"
LATE = BERLIN + "calendar: {hours: '12:00-20:00', workdays: [sat, sun]}\n"
MORNING = f"{HOME}/clock/morning"


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("by", "hours"), [("hour", 1), ("day", 24), ("week", 168)])
def test_the_clock_moves_and_who_waits_for_it_is_told(ana, world, by, hours):
    told = []
    world.clock.listen(lambda: told.append(world.now()))
    before = world.now()
    assert ana.sends("/-/clock", by=by, back=f"{HOME}/issues") == f"{HOME}/issues"
    assert timedelta() <= told[0] - before - timedelta(hours=hours) < timedelta(seconds=5)


def test_an_unknown_step_of_the_clock_is_refused_and_moves_nothing(ana, world):
    before = world.now()
    ana.sends("/-/clock", 422, by="year")
    assert world.now() - before < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("config", "now", "morning"),
    [
        (BERLIN, "2026-11-27T17:30", "2026-11-30T09:00"),
        (BERLIN, "2026-11-30T05:00", "2026-11-30T09:00"),
        (BERLIN, "2026-11-30T09:30", "2026-12-01T09:00"),
        (BERLIN + "country: DE\n", "2026-12-24T18:00", "2026-12-28T09:00"),
        (LATE, "2026-11-30T05:00", "2026-12-05T12:00"),
        ("timezone: [", "2026-11-27T17:30", "2026-11-30T10:00"),
    ],
)
def test_it_moves_to_an_hour_after_the_team_begins_to_work(ana, world, add_file, config, now, morning):
    told = []
    add_file(CONFIG, config)
    world.clock.listen(lambda: told.append(world.now()))
    world.clock.set(at(now))
    where = ana.sends(MORNING, back=f"{HOME}/issues")

    assert where == f"{HOME}/issues"
    assert timedelta() <= told[0] - at(morning) < timedelta(seconds=5)


def test_the_clock_says_its_own_zone_and_that_of_times_in_commands(ana, world, add_file):
    add_file(CONFIG, BERLIN)
    world.clock.set(at("2026-11-27T17:30"))
    page = ana.sees(f"{HOME}/issues")

    assert "Fri 27 Nov, 17:30 UTC</time>" in page
    assert "Times in commands are Europe/Berlin's, where it is 18:30" in page
    assert "Mon 30 Nov, 10:00<" in page
