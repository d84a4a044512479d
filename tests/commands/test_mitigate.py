import pytest

from incident_actions.effects import AddLabel
from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize("typed", ["/mitigate", "/mitigated rolled back", "/Mitigate at 10:10 rolled back"])
def test_mitigate_sets_the_status(typed):
    assert AddLabel("status/mitigated") in planned(thread(f"{OPEN}10:13 ana wrote {typed}"))


def test_mitigate_keeps_its_time_and_words_and_sets_the_clock_back():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /mitigate at 10:10 rolled back to v41")))

    assert incident.times[Mark.MITIGATED].at.strftime("%H:%M") == "10:10"
    assert incident.rows[-1].text == "Status: mitigated: rolled back to v41"
    assert incident.clock_from.strftime("%H:%M") == "10:13"


def test_a_second_mitigate_corrects_the_first():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /mitigate\n10:20 ben wrote /mitigate at 10:08")))

    assert incident.times[Mark.MITIGATED].at.strftime("%H:%M") == "10:08"


def test_a_resolved_incident_has_to_be_reopened_first():
    told = thread(f"{OPEN}10:10 ana closed\n10:20 ana wrote /mitigate")

    assert "write `/reopen` and why" in refusal(planned(told))


def test_a_time_in_the_future_is_refused():
    assert "is in the future" in refusal(
        planned(thread(f"{OPEN}10:13 ana wrote /mitigate at 2026-11-23 11:00"))
    )
