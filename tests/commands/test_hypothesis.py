"""The hypothesis log: `/hypothesis`, `/ruled-out` and `/confirmed`."""

import pytest

from incident_actions.thread import Sign
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled, status, verdicts
from tests.stories import then, thread

NOTED = f"{OPEN}10:03 ana wrote /hypothesis the pool is empty\n10:04 ben wrote /hypothesis DNS is slow"


def rows(told):
    return [row.text for row in known(told).rows]


def test_each_hypothesis_gets_a_number_in_order_and_a_row():
    told = settled(thread(NOTED))

    assert rows(told) == ["H1: the pool is empty", "H2: DNS is slow"]
    assert "- **H1** the pool is empty · open" in status(told)
    assert changes(planned(thread(NOTED))) == []


@pytest.mark.parametrize(
    ("typed", "said", "verdict"),
    [
        ("/confirmed H1", "H1 confirmed", "confirmed"),
        ("/confirmed h1", "H1 confirmed", "confirmed"),
        ("/confirmed #1", "H1 confirmed", "confirmed"),
        ("/confirmed 1", "H1 confirmed", "confirmed"),
        ("/ruled-out H1", "H1 ruled out", "ruled out"),
        ("/ruled-out H1 because 3 ms", "H1 ruled out — because 3 ms", "ruled out: 3 ms"),
        (
            "/ruled-out H1: flat graphs",
            "H1 ruled out — because flat graphs",
            "ruled out: flat graphs",
        ),
    ],
)
def test_a_verdict_makes_a_row_and_stands_beside_the_hypothesis(typed, said, verdict):
    told = settled(thread(f"{NOTED}\n10:10 ana wrote {typed}"))

    assert rows(told)[2:] == [said]
    assert f"- **H1** the pool is empty · {verdict}" in status(told)


def test_a_verdict_may_have_its_own_time():
    (row,) = known(settled(thread(f"{NOTED}\n10:20 ana wrote /confirmed at 10:15 H2"))).rows[2:]

    assert row.moment.at.strftime("%H:%M") == "10:15"


def test_the_last_verdict_counts_and_both_rows_stay():
    told = settled(thread(f"{NOTED}\n10:10 ana wrote /confirmed H1\n10:12 ben wrote /ruled-out H1"))

    assert known(told).hypotheses[1].confirmed is False
    assert rows(told)[2:] == ["H1 confirmed", "H1 ruled out"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "/hypothesis",
            "The hypothesis is missing. For example: `/hypothesis the connection pool",
        ),
        ("/hypothesis at 10:01", "The hypothesis is missing."),
        ("/confirmed", "Which hypothesis? Name it by its number, such as `/confirmed H1"),
        ("/confirmed the pool", "`the` is no hypothesis."),
        ("/ruled-out H1a", "`H1a` is no hypothesis."),
        ("/ruled-out because it is fast", "`because` is no hypothesis."),
        ("/ruled-out H7", "There is no H7. There are `H1`, `H2`."),
    ],
)
def test_what_names_no_hypothesis_is_refused(typed, said):
    effects = planned(thread(f"{NOTED.replace('wrote', 'wrote 🚀')}\n10:10 ana wrote {typed}"))

    assert refusal(effects).startswith(said)


def test_a_caret_stands_under_the_number_that_is_not_there():
    text = refusal(planned(thread(f"{OPEN}10:10 ana wrote /confirmed H7 after all")))

    assert text.startswith("There is no H7. Nobody has noted one: `/hypothesis text`.")
    assert "```text\n/confirmed H7 after all\n            ^\n```" in text


def test_a_hypothesis_that_was_taken_back_leaves_its_number_to_nobody():
    told = settled(thread(NOTED))
    back = settled(then(told, f"10:10 ben wrote /retract {told.comments[1].url}"))
    more = settled(then(back, "10:11 ana wrote /hypothesis the disk is full"))

    assert [*known(more).hypotheses] == [1, 3]


def test_the_last_hypothesis_deleted_leaves_its_number_to_nobody():
    told = settled(thread(NOTED))
    gone = settled(then(told, "10:10 ben deleted ben"))
    more = settled(then(gone, "10:11 ana wrote /hypothesis the disk is full"))

    assert [*known(more).hypotheses] == [1, 3]
    assert "H3: the disk is full" in rows(more)


def test_numbers_go_by_when_they_were_accepted_not_written():
    told = thread(NOTED)
    second = settled(told, mine=frozenset({told.comments[1].id}))
    both = settled(second)

    assert {n: each.given.text for n, each in known(both).hypotheses.items()} == {
        1: "DNS is slow",
        2: "the pool is empty",
    }


def test_an_edit_changes_the_words_and_keeps_the_number():
    told = settled(then(settled(thread(NOTED)), "10:20 ana edited /hypothesis the pool is too small"))

    assert known(told).hypotheses[1].given.text == "the pool is too small"
    assert [row.edited is not None for row in known(told).rows] == [True, False]


def test_two_hypotheses_of_one_comment_have_two_numbers():
    told = settled(thread(f"{OPEN}10:03 ana wrote /hypothesis one\n    /hypothesis two"))

    assert rows(told) == ["H1: one", "H2: two"]
    assert verdicts(planned(then(told, "10:04 ana wrote /confirmed H2"))) == [Sign.ACCEPTED]


def test_of_too_many_the_next_is_refused():
    noted = "\n".join(f"10:{3 + n // 20:02} ana wrote 🚀 /hypothesis guess {n}" for n in range(200))

    assert refusal(planned(thread(f"{OPEN}{noted}\n10:20 ana wrote /hypothesis one more"))).startswith(
        "200 hypotheses are kept, no more."
    )
