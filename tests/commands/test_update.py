import pytest

from incident_actions.text.markers import without_marker
from tests.rehearsal import OPEN, comments, known, planned, refusal, settled
from tests.stories import FIRST_COMMENT, thread


def sent(effects):
    return without_marker(comments(effects)[f"update {FIRST_COMMENT}"])


def test_an_update_is_sent_with_when_the_next_one_is_due():
    assert sent(planned(thread(f"{OPEN}10:13 ana wrote /update refunds still slow"))) == (
        "⏱️ **Update 2026-11-23 10:13 UTC**\n\n**Current status** refunds still slow\n\n"
        "Next update by 2026-11-23 10:43 UTC."
    )


def test_lines_that_name_their_part_are_understood():
    told = thread(f"""{OPEN}10:13 ana wrote /update Status: payments work
    and refunds too
    Actions: rolled back
    next: watch the queue
    ETA: 11:00
    Note: no data lost""")
    text = sent(planned(told))

    assert "**Current status** payments work and refunds too" in text
    assert "**Actions taken** rolled back" in text
    assert "**Next steps** watch the queue" in text
    assert "**ETA** 11:00 Note: no data lost" in text


def test_an_update_sets_the_clock_back_and_is_a_row():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /update\n    Status: bad\n    Next: reboot")))

    assert incident.clock_from.strftime("%H:%M") == "10:13"
    assert incident.rows[0].text == "Update: bad · Next: reboot"


def test_an_update_of_an_earlier_time_is_recorded_and_sends_nothing():
    told = thread(f"{OPEN}10:13 ana wrote /update at 10:05 refunds still slow")
    incident = known(settled(told))

    assert set(comments(planned(told))) == {"status"}
    assert incident.clock_from.strftime("%H:%M") == "10:00"
    assert incident.rows[0].moment.at.strftime("%H:%M") == "10:05"


def test_two_updates_in_one_comment_are_both_recorded():
    incident = known(settled(thread(f"{OPEN}10:13 ana wrote /update one\n    /update two")))

    assert [row.text for row in incident.rows] == ["Update: one", "Update: two"]


@pytest.mark.parametrize("typed", ["", "at 10:05", "Status:", "Next:\n    ETA:"])
def test_an_update_without_words_is_refused(typed):
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /update {typed}"))).startswith(
        "The update is missing."
    )


def test_r04_an_update_wakes_only_whom_its_author_wakes():
    text = sent(planned(thread(f"{OPEN}10:13 ana wrote /update ask `@eve` about acme/shop#12 <!-- x")))

    assert "@e" not in text
    assert "#1" not in text
    assert "<" not in text
