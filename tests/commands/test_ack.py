from incident_actions.effects import Assign
from incident_actions.incident.facts import Mark
from incident_actions.thread import Sign
from tests.rehearsal import OPEN, changes, known, planned, settled, verdicts
from tests.stories import thread


def test_an_ack_assigns_its_author_where_nobody_commands():
    effects = planned(thread(f"{OPEN}10:03 ben wrote /ack"))

    assert changes(effects) == [Assign("ben")]
    assert verdicts(effects) == [Sign.ACCEPTED]


def test_an_ack_under_another_commander_assigns_nobody():
    assert changes(planned(thread(f"{OPEN}10:02 cleo assigned ana\n10:03 ben wrote /ack"))) == []


def test_two_acks_at_once_make_the_first_one_commander():
    incident = known(settled(thread(f"{OPEN}10:03 ben wrote /ack\n10:03 ana wrote /ack")))

    assert incident.commander == "ben"
    assert [each.login for each in incident.thread.assignees] == ["ben"]


def test_an_ack_at_an_earlier_time_counts_from_then():
    incident = known(settled(thread(f"{OPEN}10:13 ben wrote /ack at 10:04 by phone")))

    assert incident.times[Mark.ACKNOWLEDGED].at.strftime("%H:%M") == "10:04"
