"""A decision that somebody wanted to look at again."""

import pytest

from tests.rehearsal import OPEN, settled
from tests.stories import then, thread
from tests.watches.rota import keys, said, watched

DECIDED = f"{OPEN}10:02 ana wrote /snooze 1d\n10:03 ana wrote /decision stay | here revisit 30m\n"


def test_its_author_is_reminded_when_its_time_has_come():
    told = settled(thread(DECIDED))
    url = told.comments[1].url

    assert keys(watched(told, "23 10:32"), "revisit") == []
    assert said(watched(told, "23 10:33"), "revisit") == [
        (
            f"🔁 **Worth another look** @ana\n\n- [stay \\| here]({url})\n\n"
            "Does it still hold? `/decision` keeps what you decide now."
        )
    ]


def test_it_is_reminded_of_once():
    assert len(keys(watched(settled(thread(DECIDED)), "23 10:33", "23 11:00"), "revisit")) == 1


def test_those_due_together_share_a_comment():
    told = settled(thread(f"{DECIDED}10:05 ben wrote /decision go revisit 20m"))
    (text,) = said(watched(told, "23 10:40"), "revisit")

    assert text.startswith("🔁 **Worth another look** @ana @ben\n")
    assert text.count("\n- [") == 2


def test_two_of_one_comment_are_reminded_of_each_at_its_time():
    told = settled(thread(f"{OPEN}10:03 ana wrote /decision a revisit 10m\n    /decision b revisit 20m"))
    texts = said(watched(told, "23 10:13", "23 10:23"), "revisit")

    assert [text.partition("- [")[2][0] for text in texts] == ["a", "b"]


def test_one_that_was_taken_back_is_forgotten():
    told = settled(thread(DECIDED))
    told = settled(then(told, f"10:10 ana wrote /retract {told.comments[1].url}"))

    assert keys(watched(told, "23 10:33"), "revisit") == []


def test_once_resolved_it_is_forgotten():
    told = settled(thread(f"{DECIDED}10:20 ana wrote /resolve"))

    assert keys(watched(told, "23 10:33"), "revisit") == []


@pytest.mark.parametrize(("severity", "asked"), [("sev2", 1), ("sev3", 0)])
def test_at_night_only_where_people_are_woken(severity, asked):
    night = OPEN.replace("sev2", severity).replace("10:0", "22:0")
    told = settled(thread(f"{night}22:03 ana wrote /decision go revisit 30m"))

    assert len(keys(watched(told, "23 22:40"), "revisit")) == asked
    assert len(keys(watched(told, "24 09:00"), "revisit")) == 1
