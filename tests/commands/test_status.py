import pytest

from incident_actions.effects import AddLabel, Close, RemoveLabel
from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread


def test_a_status_replaces_the_one_before():
    effects = planned(thread(f"{OPEN}10:03 ana wrote /status identified a bad deploy"))

    assert changes(effects) == [AddLabel("status/identified"), RemoveLabel("status/investigating")]


@pytest.mark.parametrize(
    ("typed", "minute"), [("/status identified a bad deploy", "10:03"), ("/status identified", "10:00")]
)
def test_a_status_with_words_sets_the_update_clock_back(typed, minute):
    incident = known(settled(thread(f"{OPEN}10:03 ana wrote {typed}")))

    assert incident.clock_from.strftime("%H:%M") == minute


def test_status_mitigated_is_mitigate():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /status at 10:10 mitigated rolled back")))

    assert (incident.status, incident.times[Mark.MITIGATED].at.strftime("%H:%M")) == ("mitigated", "10:10")


def test_status_resolved_is_resolve():
    assert Close() in planned(thread(f"{OPEN}10:13 ana wrote /status resolved all is well"))


def test_going_back_is_allowed_and_recorded():
    incident = known(
        settled(thread(f"{OPEN}10:13 ana wrote /mitigate\n10:20 ana wrote /status investigating again"))
    )

    assert incident.status == "investigating"
    assert incident.rows[-1].text == "Status: investigating: again"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/status", "Which status? It is one of `investigating`, `identified`, `mitigated`, `resolved`."),
        ("/status fine", "`fine` is no status."),
        ("/status ``@eve", "`''@eve` is no status."),
    ],
)
def test_another_word_is_refused_with_the_four(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:03 ana wrote {typed}"))).startswith(said)


def test_a_resolved_incident_has_to_be_reopened_first():
    told = thread(
        f"{OPEN}10:10 ana closed\n10:11 bot labeled status/resolved\n10:20 ana wrote /status identified"
    )

    assert refusal(planned(told)).startswith(
        "This incident is resolved. If it is not over, write `/reopen` and why."
    )


def test_r20_an_older_status_yields_to_a_closing_by_hand_since():
    told = settled(thread(f"{OPEN}10:03 ana wrote /status identified\n10:10 ben closed"))

    assert (known(told).resolved, known(told).status) == (True, "resolved")
