"""When the next update and the post-mortem are due, by the severity's policy and the team's calendar."""

from datetime import UTC, datetime

import pytest

from incident_actions.incident.clocks import next_update, postmortem_due
from tests.rehearsal import OPEN, comments, known, planned
from tests.stories import thread

# 2026-11-23 is a Monday; working hours are 09:00 to 17:00, UTC.
RESOLVED = f"{OPEN}10:40 ana closed"


def at(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=UTC)


def policy(severity, **keys):
    inner = ", ".join(f"{key}: {value}" for key, value in keys.items())
    return f"severities: {{{severity}: {{{inner}}}}}"


@pytest.mark.parametrize(
    ("keys", "due"),
    [
        ({}, "11-23 10:30"),
        ({"update_every": "8h"}, "11-23 18:00"),
        ({"update_every": "8 working hours"}, "11-24 10:00"),
        ({"update_every": "next working day"}, "11-24 17:00"),
        ({"update_every": "8h", "at_night": "wait"}, "11-24 10:00"),
        ({"update_every": "2 working days", "at_night": "wait"}, "11-25 17:00"),
    ],
)
def test_the_next_update_is_due_by_the_kind_of_its_span(keys, due):
    assert next_update(known(thread(OPEN), policy("sev2", **keys))) == at(due)


def test_holidays_put_off_what_is_counted_by_working_days():
    told = OPEN.replace("sev2", "sev3").replace("10:0", "2026-12-24 15:0")

    without = next_update(known(thread(told)))
    with_holidays = next_update(known(thread(told), "country: DE"))

    assert (without, with_holidays) == (at("12-25 11:00"), at("12-28 11:00"))


@pytest.mark.parametrize(
    ("due", "moment"),
    [("72h", "11-26 10:40"), ("2 working days", "11-25 17:00"), ("10 working hours", "11-24 12:40")],
)
def test_the_post_mortem_is_due_by_the_kind_of_its_span(due, moment):
    assert postmortem_due(known(thread(RESOLVED), f"postmortems: {{due: {{sev2: {due}}}}}")) == at(moment)


def test_an_update_announces_the_next_one_as_the_clock_will_ask_for_it():
    told = thread(OPEN.replace("sev2", "sev3") + "15:00 ana wrote /update fine")

    (message,) = (body for key, body in comments(planned(told)).items() if key.startswith("update "))
    assert "2026-11-24 11:00 UTC" in message
