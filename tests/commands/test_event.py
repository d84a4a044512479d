import pytest

from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread


@pytest.mark.parametrize(
    ("typed", "minute", "text"),
    [
        ("the error rate passed 5 %", "10:13", "the error rate passed 5 %"),
        ("at 09:58 the error rate passed 5 %", "09:58", "the error rate passed 5 %"),
        ("10 minutes ago the pods died", "10:03", "the pods died"),
        ("at the edge nothing answers", "10:13", "at the edge nothing answers"),
        ("two lines\n    of text", "10:13", "two lines\nof text"),
    ],
)
def test_an_event_is_a_row_at_its_time(typed, minute, text):
    told = thread(f"{OPEN}10:13 ana wrote /event {typed}")
    (row,) = known(settled(told)).rows

    assert (row.moment.at.strftime("%H:%M"), row.text) == (minute, text)
    assert changes(planned(told)) == []


@pytest.mark.parametrize("typed", ["", "at 10:10"])
def test_an_event_without_words_is_refused(typed):
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /event {typed}"))).startswith(
        "What happened is missing."
    )
