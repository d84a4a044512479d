"""Two real incidents: the durations that their reports state come out, and what is unknown stays unknown."""

from datetime import timedelta
from itertools import pairwise

from incident_actions.incident.facts import Mark
from incident_actions.postmortem.draft import document
from incident_actions.text.markers import data_of
from incident_actions.text.moments import utc_minute
from tests.real import leap, mybinder
from tests.rehearsal import context, known, messages, settled, status
from tests.stories import thread


def minutes(count):
    return timedelta(minutes=count)


def since(incident, begin, text):
    """From `begin` to the row that holds `text`."""
    (row,) = (row for row in incident.rows if text in row.text)
    return row.moment.at - begin


def told(real):
    return known(thread(real.STORY), real.CONFIG)


def test_leap_from_declared_to_mitigated_and_resolved():
    incident = told(leap)

    assert incident.times[Mark.MITIGATED].at - incident.declared == minutes(68)
    assert incident.times[Mark.RESOLVED].at - incident.declared == minutes(71)


def test_leap_from_declared_to_the_first_word_and_the_first_report_of_a_user():
    incident = told(leap)

    assert incident.updates[0].at - incident.declared == minutes(15)
    assert since(incident, incident.declared, "users report") == minutes(37)


def test_leap_nobody_was_told_anything_for_53_minutes():
    said = [each.given.moment.at if each.given.moment else each.at for each in told(leap).updates]

    assert [after - before for before, after in pairwise(said)] == [minutes(53)]


def test_leap_the_monitor_came_after_people_and_is_no_detection():
    incident = told(leap)

    assert since(incident, incident.declared, "the uptime check fails") == minutes(32)
    assert not {Mark.STARTED, Mark.DETECTED} & set(incident.times)


def test_leap_what_was_typed_out_of_order_stands_in_its_place():
    texts = [row.text for row in told(leap).rows]

    assert texts.index("a job blocks the deployment and is killed") < texts.index(
        "deploying with the new address of the file server"
    )
    assert texts[-4:] == [
        "we answer that we are looking",
        "we ask for more",
        "the user tells more",
        "a heavy load has settled, the user is told",
    ]


def test_leap_an_alert_in_utc_stands_right_in_a_british_timeline():
    (row,) = (row for row in told(leap).rows if "uptime" in row.text)

    assert utc_minute(row.moment.at) == "2025-08-12 16:32"


def test_leap_where_the_alert_and_a_person_disagree_both_times_stand_in_the_timeline():
    corrected = f"""{leap.STORY.rstrip()}
    2025-08-12 20:30 operator wrote 🚀 /detected 16:32 UTC
    2025-08-12 20:31 engineer wrote 🚀 /detected 4:55 pm
    """
    story = thread(corrected)
    text = document(known(story, leap.CONFIG), context(story, config=leap.CONFIG))

    assert (
        "| 2025-08-12 16:32 | 17:32 BST | Detected (superseded by engineer, 2025-08-12 20:31 UTC) | operator |"
        in text
    )
    assert "| 2025-08-12 15:55 | 16:55 BST | Detected | engineer |" in text


def test_leap_its_action_items_have_neither_owner_nor_date():
    assert {(each.given.owner, each.given.due) for each in told(leap).actions} == {(None, None)}
    assert len(told(leap).actions) == 3


def test_leap_roles_are_named_and_nobody_is_made_commander():
    assert dict(told(leap).roles) == {"lead": "engineer", "communications": "speaker"}


def test_mybinder_from_detected_to_mitigated_and_resolved():
    incident = told(mybinder)

    assert incident.times[Mark.MITIGATED].at - incident.times[Mark.DETECTED].at == minutes(37)
    assert incident.times[Mark.RESOLVED].at - incident.times[Mark.DETECTED].at == minutes(366)


def test_mybinder_when_it_started_is_unknown_and_never_nought():
    incident = told(mybinder)
    record = data_of(status(settled(incident.thread, config=mybinder.CONFIG)))

    assert Mark.STARTED not in incident.times
    assert record["started"] is None
    assert incident.began()[0] == "detected"


def test_mybinder_its_recurrence_after_more_than_a_week_is_kept():
    incident = told(mybinder)

    assert since(incident, incident.times[Mark.RESOLVED].at, "another node is lost") == timedelta(
        days=7, hours=16, minutes=56
    )
    assert utc_minute(incident.times[Mark.RESOLVED].at) == "2018-03-13 12:34"


def test_mybinder_a_range_and_a_late_entry_stand_in_their_place():
    shown = [(utc_minute(row.moment.at)[11:], row.moment.until is not None) for row in told(mybinder).rows]

    assert shown[3:8] == [
        ("06:39", False),
        ("06:59", False),
        ("07:05", False),
        ("07:11", True),
        ("12:32", False),
    ]


def test_an_incident_of_last_week_is_taken_in_without_a_message():
    assert messages(settled(thread(mybinder.STORY), config=mybinder.CONFIG)) == []


def test_leap_its_post_mortem_reads_well(page):
    assert document(told(leap), context(thread(leap.STORY), config=leap.CONFIG)) == page


def test_mybinder_its_post_mortem_reads_well(page):
    assert document(told(mybinder), context(thread(mybinder.STORY), config=mybinder.CONFIG)) == page
