from incident_actions.effects import Reopen
from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread

RESOLVED = f"{OPEN}10:30 ana wrote 🚀 /mitigate\n10:40 ana closed\n10:41 bot labeled status/resolved\n"


def test_reopen_opens_the_issue_and_goes_to_investigating():
    told = settled(thread(f"{RESOLVED}11:00 ana wrote /reopen errors are back"))
    incident = known(told)

    assert told.open
    assert incident.status == "investigating"
    assert not {Mark.MITIGATED, Mark.RESOLVED} & set(incident.times)
    assert incident.rows[-1].text == "Reopened: errors are back"


def test_reopen_without_a_reason_is_refused():
    effects = planned(thread(f"{RESOLVED}11:00 ana wrote /reopen"))

    assert refusal(effects).startswith("The reason is missing. For example: `/reopen errors are back`.")
    assert Reopen() not in changes(effects)


def test_an_open_incident_keeps_what_is_known_of_it():
    incident = known(settled(thread(f"{OPEN}10:30 ana wrote /mitigate\n10:40 ana wrote /reopen not yet")))

    assert (incident.status, Mark.MITIGATED in incident.times) == ("mitigated", True)


def test_r20_an_older_reopen_does_not_undo_a_newer_closing():
    told = thread(f"{RESOLVED}11:00 ana wrote /reopen errors are back\n11:05 ben reopened\n11:10 ben closed")

    assert known(settled(told)).resolved
