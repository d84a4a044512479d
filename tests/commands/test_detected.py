import pytest

from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize("typed", ["09:50", "at 09:50", "23 minutes ago", "-23m", "09:50 as the graph shows"])
def test_the_time_is_corrected_without_a_row(typed):
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /detected {typed}")))

    assert incident.times[Mark.DETECTED].at.strftime("%H:%M") == "09:50"
    assert incident.rows == ()


def test_an_approximate_time_is_kept_as_one():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /detected about 09:50")))

    assert incident.times[Mark.DETECTED].approximate


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Which time? For example: `/detected 14:32`."),
        ("early", "`early` is no time."),
        ("`@eve`", "`'@eve'` is no time."),
        ("12/04 10:00", "`12/04` could be read in two ways."),
        ("2026-11-24 10:00", "`2026-11-24 10:00` is in the future"),
    ],
)
def test_what_is_no_time_is_refused(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /detected {typed}"))).startswith(said)
