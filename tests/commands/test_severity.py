import pytest

from incident_actions.effects import AddLabel, RemoveLabel
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize(
    "typed", ["/severity sev1", "/sev 1", "/severity SEV1", "/severity sev-1: nobody can pay", "/sev 1, all"]
)
def test_a_severity_replaces_the_one_before(typed):
    effects = planned(thread(f"{OPEN}10:03 ana wrote {typed}"))

    assert changes(effects) == [AddLabel("severity/sev1"), RemoveLabel("severity/sev2")]


def test_the_row_names_both_and_why():
    (row,) = known(settled(thread(f"{OPEN}10:03 ana wrote /severity sev1 nobody can pay"))).rows

    assert row.text == "Severity SEV2 → SEV1: nobody can pay"


def test_the_row_may_be_of_an_earlier_time():
    (row,) = known(settled(thread(f"{OPEN}10:13 ana wrote /severity at 10:05 sev1"))).rows

    assert row.moment.at.strftime("%H:%M") == "10:05"


def test_the_same_severity_again_changes_nothing():
    assert changes(planned(thread(f"{OPEN}10:03 ana wrote /severity sev2"))) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/severity", "Which severity? It is one of `sev1`, `sev2`, `sev3`, `sev4`."),
        ("/severity bad", "`bad` is no severity."),
        ("/sev 5", "`5` is no severity."),
        ("/sev ¹", "`¹` is no severity."),
        ("/sev `@eve`", "`'@eve'` is no severity."),
    ],
)
def test_another_word_is_refused_with_the_four(typed, said):
    effects = planned(thread(f"{OPEN}10:03 ana wrote {typed}"))

    assert refusal(effects).startswith(said)
    assert changes(effects) == []


def test_of_two_commands_at_once_the_later_one_counts():
    told = settled(thread(f"{OPEN}10:03 ana wrote /sev 1\n10:04 ben wrote /sev 3"))

    assert (known(told).severity, known(told).highest) == ("sev3", "sev1")


def test_r20_an_older_severity_never_overwrites_a_newer_one():
    told = thread(f"{OPEN}10:03 ana wrote /sev 1\n10:04 ben wrote 🚀 /sev 3\n10:05 bot labeled severity/sev3")

    assert known(settled(told)).severity == "sev3"


def test_r20_an_older_severity_never_overwrites_a_label_set_by_hand_since():
    told = thread(f"{OPEN}10:03 ana wrote /sev 1\n10:04 ben labeled severity/sev3")

    assert known(settled(told)).severity == "sev3"
