"""How long users suffered, and how severe it was meanwhile."""

import pytest

from incident_actions.postmortem.suffering import suffering
from tests.postmortem.test_figures import FORM
from tests.rehearsal import known
from tests.stories import form, thread

DECLARED = "10:00 ana opened Checkout is down\n"
OVER = "10:20 ben wrote 🚀 /mitigate Rolled back\n10:40 ben wrote 🚀 /resolve It works\n10:40 bot closed"


def rows(story, body=FORM):
    """Name, from, to and how long, without the day."""
    told = suffering(known(thread(DECLARED + story, body=body)))
    return [tuple(cell.replace("2026-11-23 ", "") for cell in each.values()) for each in told]


def test_it_goes_from_the_start_to_the_mitigation():
    assert rows(OVER)[0] == ("In all", "09:40 (started)", "10:20 (mitigated)", "40 min")


def test_where_nobody_said_when_it_was_mitigated_it_goes_to_the_resolution():
    story = OVER.replace("/mitigate", "/event")

    assert rows(story)[0] == ("In all", "09:40 (started)", "10:40 (resolved)", "60 min")


def test_where_the_start_is_unknown_it_says_so_and_since_when_it_is_known():
    ((_, since, until, duration),) = rows(OVER, form(what="Down", severity="SEV2 Major"))

    assert (since, until) == ("unknown since when; 10:00 (declared)", "10:20 (mitigated)")
    assert duration == "unknown; 20 min since it was declared"


def test_while_it_goes_on_nothing_is_counted():
    assert rows("10:05 ben wrote 🚀 /ack") == [("In all", "09:40 (started)", "not over yet", "unknown")]


def test_after_it_was_reopened_it_goes_on():
    assert rows(f"{OVER}\n10:50 ana reopened")[0][2:] == ("not over yet", "unknown")


@pytest.mark.parametrize("later", ["/started 10:30", "/mitigate at 10:50"])
def test_times_that_contradict_each_other_count_nothing(later):
    (row,) = rows(f"{OVER}\n11:00 ben wrote 🚀 {later}")

    assert row[3] == "unknown: the times contradict each other"


def test_what_is_approximate_is_shown_so():
    assert rows(f"{OVER}\n11:00 ben wrote 🚀 /started about 09:45")[0][1:] == (
        "~09:45 (started)",
        "10:20 (mitigated)",
        "about 35 min",
    )


def test_each_severity_stands_for_as_long_as_it_was_held():
    assert rows(f"10:10 ben wrote 🚀 /severity sev1\n10:10 bot labeled severity/sev1\n{OVER}")[1:] == [
        ("Before it had a severity", "09:40", "10:00", "20 min"),
        ("SEV2", "10:00", "10:10", "10 min"),
        ("SEV1", "10:10", "10:20", "10 min"),
    ]


def test_a_severity_that_was_given_back_stands_twice():
    story = f"10:05 ben wrote 🚀 /severity sev1\n10:10 ben wrote 🚀 /severity sev2\n{OVER}"

    assert [name for name, *_ in rows(story)] == [
        "In all",
        "Before it had a severity",
        "SEV2",
        "SEV1",
        "SEV2",
    ]


def test_a_severity_counts_from_when_it_is_said_to_have_been_so():
    story = f"10:05 ben wrote 🚀 /severity sev3\n10:10 ben wrote 🚀 /severity at 10:02 sev1\n{OVER}"

    assert rows(story)[2:] == [("SEV2", "10:00", "10:02", "2 min"), ("SEV1", "10:02", "10:20", "18 min")]


def test_a_label_that_was_changed_by_hand_counts():
    story = f"10:01 bot labeled severity/sev2\n10:10 ben labeled severity/sev1\n{OVER}"

    assert [name for name, *_ in rows(story)][2:] == ["SEV2", "SEV1"]


def test_a_severity_after_the_mitigation_does_not_count():
    assert rows(f"{OVER}\n11:00 ben wrote 🚀 /severity sev4") == rows(OVER)


def test_a_severity_that_was_taken_back_does_not_count():
    story = f"10:10 ben wrote 🚀 /severity sev1\n{OVER}\n11:00 ben wrote 🚀 /retract #issuecomment-4294967301"

    assert [name for name, *_ in rows(story)] == [name for name, *_ in rows(OVER)]


def test_one_severity_from_the_start_needs_no_row_of_its_own():
    (whole,) = rows(f"{OVER}\n11:00 ben wrote 🚀 /started 10:00")

    assert whole[3] == "20 min"
