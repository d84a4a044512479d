"""What people do by hand on GitHub's own pages counts like a command."""

from incident_actions.incident.facts import Mark
from incident_actions.text.moments import utc_minute
from tests.rehearsal import known
from tests.stories import thread


def told(story):
    return known(thread(f"10:00 ana opened Checkout is down\n{story}"))


def rows(incident):
    return [(utc_minute(row.moment.at)[11:], row.by, row.text) for row in incident.rows]


def test_a_severity_by_hand_is_a_row_with_what_it_was_before():
    incident = told("10:01 bot labeled severity/sev3\n10:20 ben labeled severity/sev1")

    assert (incident.severity, incident.highest) == ("sev1", "sev1")
    assert rows(incident) == [("10:20", "ben", "Severity SEV3 → SEV1")]


def test_the_highest_severity_stays_known_when_it_is_lowered():
    incident = told("10:01 bot labeled severity/sev1\n10:20 ben labeled severity/sev3")

    assert (incident.severity, incident.highest) == ("sev3", "sev1")


def test_a_severity_taken_away_gives_way_to_another_that_is_there():
    incident = told("""\
10:01 bot labeled severity/sev2
10:20 ben labeled severity/sev1
10:21 ben unlabeled severity/sev1""")

    assert incident.severity == "sev2"


def test_a_severity_taken_away_without_another_is_still_held():
    assert told("10:01 bot labeled severity/sev2\n10:20 ben unlabeled severity/sev2").severity == "sev2"


def test_a_status_by_hand_is_a_row_and_mitigated_has_its_time():
    incident = told("10:01 bot labeled status/investigating\n10:30 ben labeled status/mitigated")

    assert rows(incident) == [("10:30", "ben", "Status: mitigated")]
    assert utc_minute(incident.times[Mark.MITIGATED].at)[11:] == "10:30"


def test_a_label_we_do_not_know_is_no_news():
    incident = told(
        "10:01 ben labeled severity/sev9\n10:02 ben labeled bug\n10:03 ben labeled status/unclear"
    )

    assert (incident.severity, incident.status, incident.rows) == (None, None, ())


def test_labels_are_read_without_case():
    assert told("10:01 ben labeled Severity/SEV2").severity == "sev2"


def test_closing_resolves_at_that_time():
    incident = told("10:40 ben closed")

    assert incident.resolved
    assert utc_minute(incident.times[Mark.RESOLVED].at)[11:] == "10:40"
    assert rows(incident) == [("10:40", "ben", "Resolved (issue closed)")]


def test_the_true_time_of_a_resolution_is_that_of_the_command():
    incident = told("10:40 ana wrote 🚀 /resolve at 10:31 all is well\n10:41 bot closed")

    assert utc_minute(incident.times[Mark.RESOLVED].at)[11:] == "10:31"
    assert (incident.resolution.text, incident.resolution.by) == ("all is well", "ana")
    assert rows(incident) == [("10:31", "ana", "Resolved: all is well")]


def test_closing_as_not_planned_says_that_it_was_no_incident():
    incident = told("10:40 ben closed NOT_PLANNED")

    assert not incident.completed


def test_reopening_by_hand_clears_mitigated_and_resolved():
    incident = told("10:30 ana wrote 🚀 /mitigate\n10:40 ben closed\n11:00 ben reopened")

    assert (Mark.MITIGATED in incident.times, Mark.RESOLVED in incident.times) == (False, False)
    assert rows(incident)[-1] == ("11:00", "ben", "Reopened")
    assert utc_minute(incident.clock_from)[11:] == "11:00"


def test_a_reopening_by_command_makes_one_row():
    incident = told("10:40 ben closed\n11:00 ana wrote 🚀 /reopen errors are back\n11:01 bot reopened")

    assert rows(incident)[-1] == ("11:00", "ana", "Reopened: errors are back")
    assert incident.resolution is None


def test_what_was_typed_after_a_reopening_outlives_its_echo():
    incident = told("""\
10:40 ben closed
11:00 ana wrote 🚀 /reopen errors are back
11:01 ana wrote 🚀 /mitigate at 11:00
11:02 ana wrote 🚀 /resolve for good
11:03 bot reopened
11:03 bot closed""")

    assert incident.resolution.text == "for good"
    assert utc_minute(incident.times[Mark.MITIGATED].at)[11:] == "11:00"


def test_each_closing_begins_a_new_episode():
    assert told("10:40 ben closed\n11:00 ben reopened\n11:30 ben closed").episode == 2


def test_our_own_closing_after_a_strangers_is_undone_leaves_no_resolution():
    incident = told("10:40 rob closed\n10:41 bot reopened")

    assert (incident.resolution, Mark.RESOLVED in incident.times) == (None, False)
