from datetime import timedelta

import pytest

from tests.rehearsal import OPEN, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize(
    ("typed", "text", "because", "revisit"),
    [
        ("roll back", "roll back", "", None),
        ("roll back because the deploy broke it", "roll back", "the deploy broke it", None),
        ("wait Because: data may be lost revisit 30m", "wait", "data may be lost", timedelta(minutes=30)),
        ("wait revisit in 2 hours", "wait", "", timedelta(hours=2)),
        ("go because a because b", "go because a", "b", None),
        ("at 10:10 wait", "wait", "", None),
    ],
)
def test_a_decision_is_kept_with_its_reason_and_when_to_look_again(typed, text, because, revisit):
    (decision,) = known(settled(thread(f"{OPEN}10:13 ana wrote /decision {typed}"))).decisions

    assert (decision.given.text, decision.given.because, decision.given.revisit) == (text, because, revisit)


def test_a_decision_is_a_row_too():
    (row,) = known(settled(thread(f"{OPEN}10:13 ana wrote /decision at 10:10 wait because of the data"))).rows

    assert (row.moment.at.strftime("%H:%M"), row.text) == ("10:10", "Decision: wait — because of the data")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "The decision is missing."),
        ("wait revisit soon", "`soon` is no span of time. Write `revisit 30m`."),
        ("wait revisit `@eve`", "`'@eve'` is no span of time."),
    ],
)
def test_what_is_no_decision_is_refused(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /decision {typed}"))).startswith(said)
