"""Each fact comes from its one source, whoever else says something like it."""

from datetime import timedelta

import pytest

from incident_actions.incident.facts import Mark
from incident_actions.text.moments import utc_minute
from tests.rehearsal import OPEN, known, settled
from tests.stories import form, thread


def at(incident, mark):
    """`10:05`, or None for what is unknown."""
    moment = incident.times.get(Mark(mark))
    return None if moment is None else utc_minute(moment.at)[11:]


def rows(incident):
    return [(utc_minute(row.moment.at)[11:], row.by, row.text) for row in incident.rows]


def test_a_thread_without_entries_is_an_incident_of_which_little_is_known():
    incident = known(thread("10:00 ana opened Checkout is down"))

    assert (incident.severity, incident.status, incident.commander) == (None, None, None)
    assert (dict(incident.times), incident.rows, incident.pending) == ({}, (), ())
    assert incident.participants == ("ana",)


def test_a_mitigated_incident_stays_open():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:02 bot labeled severity/sev1
            10:40 bot labeled status/mitigated
        """)
    )

    assert (incident.status, incident.severity, incident.resolved) == ("mitigated", "sev1", False)


def test_started_and_detected_come_from_the_form():
    body = form(what="x", severity="SEV2 Major", started_at="09:40", detected_at="about 09:55")
    incident = known(thread("10:00 ana opened Checkout is down", body=body))

    assert (at(incident, "started"), at(incident, "detected")) == ("09:40", "09:55")
    assert incident.times[Mark.DETECTED].approximate
    assert incident.began() == ("started", incident.times[Mark.STARTED].at)


def test_what_nobody_gave_stays_unknown():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /mitigate
            10:06 bot closed
        """)
    )

    assert (at(incident, "started"), at(incident, "detected"), at(incident, "acknowledged")) == (
        None,
        None,
        None,
    )
    assert incident.began() == ("declared", incident.declared)


def test_of_two_commands_for_one_fact_the_one_typed_last_wins():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /started 09:50
            10:06 ben wrote 🚀 /started 09:40 the graph says so
            10:20 ben wrote 🚀 /mitigate at 10:18 rolled back
            10:30 ana wrote 🚀 /mitigate at 10:12 it was earlier
        """)
    )

    assert (at(incident, "started"), at(incident, "mitigated")) == ("09:40", "10:12")


@pytest.mark.parametrize("sign", ["", "👀", "😕"])
def test_a_command_that_was_not_accepted_is_no_fact(sign):
    incident = known(
        thread(f"""
            10:00 ana opened Checkout is down
            10:05 ben wrote {sign} /started 09:50
        """)
    )

    assert at(incident, "started") is None


def test_the_sign_of_somebody_else_accepts_nothing():
    opened = thread("""
        10:00 ana opened Checkout is down
        10:05 other[bot] wrote 🚀 /started 09:50
    """)

    assert at(known(opened), "started") is None


def test_rows_stand_in_the_order_of_what_happened_not_of_what_was_typed():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /event at 10:04 second
            10:06 ben wrote 🚀 /event at 09:30 first
            10:07 ben wrote 🚀 /event third
            10:07 ana wrote 🚀 /event fourth, of the same minute
        """)
    )

    assert rows(incident) == [
        ("09:30", "ben", "first"),
        ("10:04", "ana", "second"),
        ("10:07", "ben", "third"),
        ("10:07", "ana", "fourth, of the same minute"),
    ]


def test_a_range_and_an_approximate_time_are_kept_as_such():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /event at about 09:10 to 09:50 no orders came in
        """)
    )
    (row,) = incident.rows

    assert row.moment.approximate
    assert (utc_minute(row.moment.at), utc_minute(row.moment.until)) == (
        "2026-11-23 09:10",
        "2026-11-23 09:50",
    )


def test_a_row_follows_the_edit_of_its_comment_and_says_so():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /event at 10:04 the cash is down
            10:48 ana edited /event at 10:02 the cache is down
        """)
    )

    assert rows(incident) == [("10:02", "ana", "the cache is down")]
    assert incident.rows[0].edited == timedelta(minutes=43)


def test_times_that_contradict_each_other_are_kept():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana wrote 🚀 /started 10:04
            10:06 ana wrote 🚀 /detected 09:30
        """)
    )

    assert (at(incident, "started"), at(incident, "detected")) == ("10:04", "09:30")


def test_a_recurrence_days_later_is_kept_in_its_place():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:30 bot closed
            2026-12-01 06:30 ana wrote 🚀 /event another node lost
        """)
    )

    assert [utc_minute(row.moment.at) for row in incident.rows] == ["2026-12-01 06:30"]
    assert at(incident, "resolved") == "10:30"


def test_the_title_at_declaration_is_kept_when_the_issue_is_renamed():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ana renamed Payments are down
            10:06 ana renamed Everything is down
        """)
    )

    assert (incident.declared_title, incident.thread.title) == ("Checkout is down", "Everything is down")


def test_participants_stand_in_the_order_in_which_they_appeared():
    incident = known(
        thread("""
            10:00 rob opened Checkout is down
            10:01 other[bot] wrote an alert
            10:02 bot wrote hello
            10:05 ben wrote looking
            10:06 ana wrote 🚀 /ack
            10:07 eve wrote 😕 /resolve
            10:08 ben wrote still looking
        """)
    )

    assert incident.participants == ("rob", "ben", "ana")


def test_an_action_item_is_noted_with_who_said_so():
    incident = known(
        thread("""
            10:00 ana opened Checkout is down
            10:05 ben wrote 🚀 /action add limits @ana due friday prevent
        """)
    )
    (noted,) = incident.actions

    assert (noted.by, noted.given.text, noted.given.owner) == ("ben", "add limits", "ana")
    assert noted.given.due.isoformat() == "2026-11-27"
    assert incident.rows == ()


def test_a_configuration_that_cannot_be_read_moves_no_time_that_was_read_before():
    berlin = "timezone: Europe/Berlin"
    told = settled(thread(f"{OPEN}12:40 ana wrote /mitigate at 13:30 rolled back"), config=berlin)

    assert known(told, berlin).times == known(told, "timezone: [").times


def test_the_row_of_a_role_that_the_configuration_has_lost_stays():
    roles = "roles: {liaison: {}}"
    told = settled(thread(f"{OPEN}10:03 ana wrote /role liaison @ben"), config=roles)

    assert [row.text for row in known(told).rows] == [row.text for row in known(told, roles).rows]
