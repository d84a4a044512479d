"""What an edit of an answered comment may do: correct words and times, and nothing more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.imagine import imagine
from incident_actions.incident.facts import Mark
from incident_actions.thread import Comment
from tests.rehearsal import NOON, OPEN, known, messages, planned, settled
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


def answered_while(edit, by="ana"):
    """Ana's row was read and answered, and her comment edited before the verdict stood on it."""
    told = settled(thread(f"{OPEN}10:01 ben wrote /event theirs\n10:02 ben wrote /ic"))
    told = then(told, "10:03 ana wrote /event hers")
    effects = planned(told)
    link = told.comments[0].url
    edited = then(told, f"10:04 {by} edited {edit.format(link=link)}")
    return as_read(imagine(edited, effects, NOON))


def as_read(told):
    """The thread as GitHub has it: no reaction in it is merely planned."""
    return replace(
        told,
        entries=tuple(
            replace(each, reactions=tuple(replace(one, planned=False) for one in each.reactions))
            if isinstance(each, Comment)
            else each
            for each in told.entries
        ),
    )


def test_r13_an_edit_in_the_middle_of_the_answer_takes_nothing_back_of_others():
    told = answered_while("/event hers\n    /retract {link}")

    assert not any(row.struck for row in known(told).rows)
    assert not any(row.struck for row in known(settled(told)).rows)


def test_a_command_typed_in_the_middle_of_the_answer_is_answered_too():
    told = settled(answered_while("/event hers\n    /resolve all is well"))

    assert not told.open
    assert known(told).resolution.text == "all is well"


def test_r13_what_somebody_else_adds_in_the_middle_of_the_answer_is_refused():
    told = settled(answered_while("ana: /event hers\n    /resolve all is well", by="cleo"))

    assert told.open
    assert known(told).resolution is None


def test_a_correction_in_the_middle_of_the_answer_is_followed():
    told = settled(answered_while("/event hers!"))

    assert [row.text for row in known(told).rows if row.by == "ana"] == ["hers!"]
    assert planned(told) == ()


def test_a_status_that_an_edit_changes_is_answered_anew():
    told = settled(thread(f"{OPEN}10:03 ana wrote /status identified a bad deploy"))
    told = settled(then(told, "10:05 ana edited /status resolved rolled back"))

    assert not told.open
    assert "status/resolved" in told.labels


def test_a_status_corrected_after_the_end_changes_its_row_alone():
    told = settled(thread(f"{OPEN}10:03 ana wrote /status identified a bda deploy"))
    told = settled(then(told, "10:20 ben wrote /resolve"))
    told = settled(then(told, "10:30 ana edited /status identified a bad deploy"))

    assert "Status: identified: a bad deploy" in [row.text for row in known(told).rows]
    assert not told.open


def test_an_edit_waives_no_post_mortem_that_a_command_could_not():
    told = settled(thread(f"{OPEN.replace('sev2', 'sev1')}10:03 ana wrote /postmortem"))
    told = settled(then(told, "10:05 ana edited /postmortem waive too much work"))

    assert known(told).waived is None
    assert any("A SEV1 needs its post-mortem" in text for text in messages(told))


@pytest.mark.parametrize("command", ["related", "duplicate"])
def test_an_edit_links_no_issue_that_is_not_there(command):
    told = settled(thread(f"{OPEN}10:03 ana wrote /{command} #14"))
    told = settled(then(told, f"10:05 ana edited /{command} #999"))

    assert known(told).related == ()
