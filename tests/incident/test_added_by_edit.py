"""What an edit of an answered comment may do: correct words and times, and nothing more."""

from datetime import timedelta

from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, known, messages, planned, settled
from tests.stories import then, thread


def test_r13_an_edit_of_an_answered_comment_gives_nobody_a_role():
    told = settled(thread(f"{OPEN}10:03 ben wrote /ack\n10:05 eve wrote 🚀 /event x"))
    told = settled(then(told, "10:30 eve edited /ic @eve"))

    assert known(told).roles == {"commander": "ben"}


def test_r13_a_role_keeps_the_words_that_were_answered_until_its_new_words_are():
    told = then(settled(thread(f"{OPEN}10:03 ana wrote /ic @ben")), "10:30 ana edited /ic @cleo")

    assert known(told).roles == {}
    assert known(settled(told)).roles == {"commander": "cleo"}


def test_r13_a_role_that_somebody_else_has_edited_gives_nobody_a_right():
    told = settled(thread(f"{OPEN}10:03 ana wrote /ic @ben"))
    told = settled(then(told, "10:30 cleo edited ana: /ic @mallory"))

    assert "mallory" not in known(told).roles.values()


def test_a_command_that_its_author_adds_is_answered_like_a_new_one():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event the disk is full"))
    told = settled(then(told, "10:30 ana edited /event the disk is full\n    /resolve all is well"))

    assert not told.open
    assert known(told).resolution.text == "all is well"


def test_a_command_that_somebody_else_adds_is_refused_and_the_author_is_told_once():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event the disk is full"))
    told = settled(then(told, "10:30 ben edited ana: /event the disk is full\n    /resolve all is well"))

    assert told.open
    assert sum("Somebody else has edited this comment" in text for text in messages(told)) == 1
    assert planned(told) == ()


def test_an_added_command_that_is_wrong_leaves_what_was_there_and_can_be_mended():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event the disk is full"))
    wrong = settled(then(told, "10:30 ana edited /event the disk is full\n    /sevrity sev1"))
    mended = settled(then(wrong, "10:31 ana edited /event the disk is full\n    /severity sev1"))

    assert any("Nothing new in that comment was done." in text for text in messages(wrong))
    assert [row.text for row in known(wrong).rows] == ["the disk is full"]
    assert known(mended).severity == "sev1"


def test_only_the_row_that_changed_is_marked():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event one\n    /event two"))
    told = settled(then(told, "10:30 ana edited /event one\n    /event too"))

    assert [(row.text, row.edited) for row in known(told).rows] == [
        ("one", None),
        ("too", timedelta(minutes=27)),
    ]


def test_words_and_times_follow_an_edit():
    told = settled(thread(f"{OPEN}10:30 ana wrote /mitigate at 10:20 rolled back"))
    told = settled(then(told, "10:40 ana edited /mitigate at 10:25 rolled back"))

    assert known(told).times[Mark.MITIGATED].at.strftime("%H:%M") == "10:25"
