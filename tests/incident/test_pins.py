"""A responder's 🚀 makes a row of any comment, at its time and in its author's name."""

from dataclasses import replace

import pytest

from incident_actions.command import Permission
from incident_actions.incident.rights import asking
from incident_actions.thread import Reaction, Sign
from tests.rehearsal import NOON, OPEN, known, settled, status
from tests.stories import person, then, thread

SAID = f"{OPEN}10:03 eve wrote errors began after the deploy of 09:55\n"


def rows(told):
    return [(row.text, row.by) for row in known(told).rows]


def test_a_responders_pin_is_a_row_in_the_authors_name():
    told = settled(thread(f"{SAID}10:10 ana pinned eve"))
    (row,) = known(told).rows

    assert (row.text, row.by) == ("errors began after the deploy of 09:55", "eve")
    assert row.moment.at.strftime("%H:%M") == "10:03"
    assert row.url == told.comments[0].url


@pytest.mark.parametrize("who", ["eve", "mallory", "other[bot]"])
def test_the_pin_of_somebody_else_is_none(who):
    assert rows(settled(thread(f"{SAID}10:10 {who} pinned eve"))) == []


def test_who_holds_a_role_may_pin_without_any_permission():
    told = settled(thread(f"{SAID}10:05 ana wrote /scribe @rob\n10:10 rob pinned eve"))

    assert ("errors began after the deploy of 09:55", "eve") in rows(told)


def test_who_is_named_in_the_configuration_may_pin():
    told = settled(thread(f"{SAID}10:10 rob pinned eve"), config="responders: [Rob]")

    assert len(known(told, "responders: [Rob]").rows) == 1


def test_taken_away_the_row_goes():
    told = settled(thread(f"{SAID}10:10 ana pinned eve"))
    told = settled(then(told, "10:20 ana unpinned eve"))

    assert rows(told) == []
    assert "deploy of 09:55" not in status(told)


def test_while_one_of_two_leaves_it_the_row_stays():
    told = settled(thread(f"{SAID}10:10 ana pinned eve\n10:11 ben pinned eve"))
    told = settled(then(told, "10:20 ana unpinned eve"))

    assert len(rows(told)) == 1


@pytest.mark.parametrize("typed", ["/event one", "/sevrity sev1"])
def test_on_a_command_it_adds_nothing(typed):
    told = thread(f"{OPEN}10:03 ana wrote {typed}\n10:10 ben pinned ana")

    assert rows(settled(told)) == rows(settled(thread(f"{OPEN}10:03 ana wrote {typed}")))


def test_on_a_strangers_refused_command_it_adds_nothing():
    assert rows(settled(thread(f"{OPEN}10:03 eve wrote /resolve\n10:10 ana pinned eve"))) == []


def test_on_a_comment_of_ours_it_adds_nothing():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"))

    assert rows(settled(then(told, "10:10 ben pinned bot"))) == [("Update: fine", "ana")]


def test_another_bots_comment_can_be_pinned():
    told = settled(thread(f"{OPEN}10:03 other[bot] wrote deployed v42\n10:10 ana pinned other[bot]"))

    assert rows(told) == [("deployed v42", "other[bot]")]


def test_a_comment_whose_author_is_gone_can_be_pinned():
    told = thread(f"{SAID}10:10 ana pinned eve")
    ghost = replace(told.comments[0], author=None)

    assert rows(settled(replace(told, entries=(*told.entries[:-1], ghost)))) == [
        ("errors began after the deploy of 09:55", "somebody who left")
    ]


def test_an_edit_is_followed_and_marked():
    told = settled(thread(f"{SAID}10:10 ana pinned eve"))
    told = settled(then(told, "10:13 eve edited errors began at 09:56"))

    assert "| errors began at 09:56 _(edited 10 min later)_ | eve |" in status(told)


def test_a_long_comment_is_cut_and_harmless():
    told = settled(thread(f"{OPEN}10:03 eve wrote @ana <!-- {'long ' * 200}\n10:10 ana pinned eve"))
    (row,) = known(told).rows

    assert len(row.text) == 300
    assert row.text.endswith("…")
    assert "@ana" not in status(told).partition("### Timeline")[2].partition("<details>")[0]


def test_whether_somebody_may_is_asked_once_and_remembered():
    told = thread(f"{SAID}10:10 ana pinned eve\n10:11 mallory pinned eve")
    asked = asking(known(told), frozenset(), NOON)
    settled_once = settled(told)

    assert {each.login for each in asked} == {"ana", "mallory"}
    assert asking(known(settled_once), frozenset(), NOON) == frozenset()
    assert len(rows(settled_once)) == 1


def test_remembered_a_pin_outlives_its_givers_permission():
    told = settled(thread(f"{SAID}10:10 ana pinned eve"))
    left = {person("ana").id: Permission.NONE}

    assert len(known(settled(told, rights=left)).rows) == 1


def test_what_github_could_not_tell_is_asked_again():
    told = settled(thread(f"{SAID}10:10 ana pinned eve"), rights={})

    assert rows(told) == []
    assert {each.login for each in asking(known(told), frozenset(), NOON)} == {"ana"}
    assert len(rows(settled(told))) == 1


def test_r18_our_own_rocket_on_a_comment_without_a_command_pins_nothing():
    told = thread(SAID)
    ours = replace(told.comments[0], reactions=(Reaction(Sign.ACCEPTED, told.at, ours=True),))

    assert rows(replace(told, entries=(*told.entries[:-1], ours))) == []


def test_a_pinned_comment_to_which_a_command_is_added_is_a_command():
    told = settled(thread(f"{OPEN}10:03 ana wrote the disk is full\n10:04 ben pinned ana"))
    told = settled(then(told, "10:10 ana edited /event the disk is full"))

    assert rows(told) == [("the disk is full", "ana")]
