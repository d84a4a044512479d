import pytest

from incident_actions.effects import Close
from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, changes, known, messages, planned, settled
from tests.stories import thread


@pytest.mark.parametrize("typed", ["/resolve", "/resolved all is well", "/resolve at 10:40 all is well"])
def test_resolve_closes_the_issue(typed):
    assert Close() in planned(thread(f"{OPEN}10:45 ana wrote {typed}"))


def test_the_resolved_message_has_the_words_and_the_duration_and_from_when_it_counts():
    told = settled(
        thread(f"{OPEN}10:05 ana wrote /started 09:40\n10:45 ana wrote /resolve at 10:41 all is well")
    )
    (message,) = [each for each in messages(told) if "Incident resolved" in each]

    assert "**Duration** 61 min, counted from when it started" in message
    assert "**Resolution** all is well" in message
    assert "due 2026-11-26 10:41 UTC" in message


def test_resolved_twice_is_told_once_and_the_later_time_and_words_count():
    told = thread(f"{OPEN}10:45 ana wrote /resolve done\n10:50 ben wrote /resolve at 10:40 really done")
    incident = known(settled(told))

    assert incident.times[Mark.RESOLVED].at.strftime("%H:%M") == "10:40"
    assert incident.resolution.text == "really done"
    assert sum("Incident resolved" in each for each in messages(incident.thread)) == 1


def test_a_resolved_incident_is_not_closed_again():
    told = thread(
        f"{OPEN}10:45 ana closed\n10:46 bot labeled status/resolved\n10:47 ana wrote /resolve rolled back"
    )

    assert Close() not in changes(planned(told))


def test_times_that_contradict_each_other_give_no_duration():
    told = thread(f"{OPEN}10:05 ana wrote /started 10:04\n10:45 ana wrote /resolve at 09:50")
    (message,) = [each for each in messages(settled(told)) if "Incident resolved" in each]

    assert "**Duration** unknown: the times contradict each other" in message
