"""What an edit of an answered comment may do: correct words and times, and nothing more."""

from incident_actions.incident.facts import Mark
from tests.rehearsal import OPEN, known, messages, settled
from tests.stories import then, thread


def test_r13_an_edit_of_an_answered_comment_gives_nobody_a_role():
    told = settled(thread(f"{OPEN}10:03 ben wrote /ack\n10:05 eve wrote 🚀 /event x"))
    told = settled(then(told, "10:30 eve edited /ic @eve"))

    assert known(told).roles == {"commander": "ben"}


def test_r13_a_role_keeps_the_words_that_were_answered():
    told = settled(thread(f"{OPEN}10:03 ana wrote /ic @ben"))
    told = settled(then(told, "10:30 ana edited /ic @mallory"))

    assert "mallory" not in known(told).roles.values()


def test_a_command_added_to_an_answered_comment_is_not_carried_out_and_its_author_is_told_once():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event the disk is full"))
    told = settled(then(told, "10:30 ana edited /event the disk is full\n    /resolve all is well"))

    assert told.open
    assert sum("a command added to it is not carried out" in text for text in messages(told)) == 1


def test_words_and_times_follow_an_edit():
    told = settled(thread(f"{OPEN}10:30 ana wrote /mitigate at 10:20 rolled back"))
    told = settled(then(told, "10:40 ana edited /mitigate at 10:25 rolled back"))

    assert known(told).times[Mark.MITIGATED].at.strftime("%H:%M") == "10:25"
