"""Times on which sources disagree: both stay in the timeline, and the one that does not count says so."""

import pytest

from incident_actions.postmortem import draft
from tests.postmortem.test_figures import FORM, TOLD, document
from tests.rehearsal import OPEN, context, known
from tests.stories import thread

LATE = "(superseded by ben, 2026-11-23 11:00 UTC)"


def rows(story, body="", **fields):
    """The events of the timeline with who told them, in their order."""
    told = thread(story, body=body, **fields)
    text = draft.document(known(told), context(told))
    cells = [line.split(" | ") for line in text.splitlines() if line.endswith("/) |") or "| [↗](" in line]
    return [(each[2], each[3]) for each in cells]


def test_the_document_says_above_the_timeline_what_each_source_says():
    text = document(f"{TOLD}\n11:00 ben wrote 🚀 /detected 09:45", FORM)

    assert "Detected: 2026-11-23 09:50 by the form, 2026-11-23 09:45 by ben; the last word counts." in text
    assert "Started:" not in text


def test_of_a_time_that_makes_no_row_each_source_gets_one():
    found = rows(f"{TOLD}\n11:00 ben wrote 🚀 /detected 09:45", FORM)

    assert ("Detected", "ben") in found
    assert (f"Detected, by the form {LATE}", "ana") in found


def test_three_sources_of_one_time_all_stand():
    found = rows(f"{TOLD}\n10:50 cleo wrote 🚀 /started 09:30\n11:00 ben wrote 🚀 /started 09:35", FORM)

    assert [event for event, _ in found if event.startswith("Started")] == [
        f"Started {LATE}",
        "Started",
        f"Started, by the form {LATE}",
    ]


@pytest.mark.parametrize(
    ("fields", "opener", "source"),
    [
        ({}, "ana", "the form"),
        ({"labels": ("incident", "Customer-Report")}, "ana", "a customer's report"),
        ({}, "grafana[bot]", "an alert"),
    ],
)
def test_a_time_that_the_issue_gives_names_what_it_was_given_with(fields, opener, source):
    story = f"{TOLD}\n11:00 ben wrote 🚀 /detected 09:45".replace("ana opened", f"{opener} opened")
    found = [event for event, _ in rows(story, FORM, **fields)]

    assert f"Detected, by {source} {LATE}" in found


@pytest.mark.parametrize(
    ("first", "then", "late", "counts"),
    [
        ("/resolve at 10:40 It works", "/resolve at 10:30", f"Resolved: It works {LATE}", "Resolved"),
        ("/resolve It works", "/resolve at 10:30", f"Resolved: It works {LATE}", "Resolved"),
        ("/status resolved It works", "/resolve at 10:30", f"Resolved: It works {LATE}", "Resolved"),
        (
            "/mitigate Rolled back",
            "/mitigate at 10:15",
            f"Status: mitigated: Rolled back {LATE}",
            "Status: mitigated",
        ),
        (
            "/status mitigated",
            "/mitigate at 10:15 Sure",
            f"Status: mitigated {LATE}",
            "Status: mitigated: Sure",
        ),
        ("/ack", "/ack at 10:02 by phone", f"Acknowledged {LATE}", "Acknowledged: by phone"),
        ("/ack at 10:06", "/ack at 10:02", f"Acknowledged {LATE}", "Acknowledged"),
    ],
)
def test_of_two_words_on_one_time_the_earlier_row_says_what_superseded_it(first, then, late, counts):
    found = rows(f"{OPEN}10:42 ana wrote 🚀 {first}\n10:43 bot closed\n11:00 ben wrote 🚀 {then}")

    assert (late, "ana") in found
    assert (counts, "ben") in found
    assert sum(LATE in event for event, _ in found) == 1


@pytest.mark.parametrize(
    ("gesture", "then", "late"),
    [
        ("10:40 ana closed", "/resolve at 10:30", f"Resolved (issue closed) {LATE}"),
        (
            "10:20 bot labeled status/investigating\n10:40 ana labeled status/mitigated",
            "/mitigate at 10:30",
            f"Status: mitigated {LATE}",
        ),
    ],
)
def test_a_gesture_is_a_source_like_a_command(gesture, then, late):
    assert (late, "ana") in rows(f"{OPEN}{gesture}\n11:00 ben wrote 🚀 {then}")


@pytest.mark.parametrize(
    "later",
    [
        "11:00 ben wrote 🚀 /detected 09:50",
        "11:00 ben wrote 🚀 /resolve at 10:40",
        "11:00 ben wrote 🚀 /mitigate at 10:20",
        "11:00 ben wrote 🚀 /ack at 10:05",
    ],
)
def test_sources_that_agree_are_no_dispute(later):
    text = document(f"{TOLD}\n{later}", FORM)

    assert "superseded" not in text
    assert "the last word counts" not in text


def test_who_acknowledges_after_others_disputes_nothing():
    assert "superseded" not in document(f"{TOLD}\n11:00 cleo wrote 🚀 /ack I look too")


def test_whoever_takes_command_says_no_time_that_could_be_disputed():
    text = document(f"{OPEN}10:04 ana wrote 🚀 /ic\n10:30 ana wrote 🚀 /ack at 10:02\n10:40 ana closed")

    assert "superseded" not in text


def test_what_was_resolved_before_it_was_reopened_is_not_superseded():
    text = document(
        f"{TOLD}\n11:00 ana reopened\n11:10 ben wrote 🚀 /mitigate\n"
        "11:30 ben wrote 🚀 /resolve\n11:30 bot closed"
    )

    assert "superseded" not in text


def test_a_closing_that_was_undone_is_no_source():
    text = document(
        f"{OPEN}10:20 mallory closed\n10:21 bot reopened\n11:00 ben wrote 🚀 /resolve\n11:00 bot closed"
    )

    assert "superseded" not in text


def test_a_word_that_was_taken_back_is_no_source():
    story = f"{OPEN}10:40 ana wrote 🚀 /resolve\n10:40 bot closed\n11:00 ben wrote 🚀 /resolve at 10:30"
    retracted = known(thread(story)).rows[-1].comment
    text = document(f"{story}\n11:05 ana wrote 🚀 /retract #issuecomment-{retracted}")

    assert "_(taken back)_" in text
    assert "superseded" not in text


def test_two_commands_of_one_comment_at_one_moment_are_told_apart():
    first = "10:20 ana wrote 🚀 /mitigate Rolled back\n    /event The graph falls"
    found = rows(f"{OPEN}{first}\n11:00 ben wrote 🚀 /mitigate at 10:10")

    assert (f"Status: mitigated: Rolled back {LATE}", "ana") in found
    assert ("The graph falls", "ana") in found
