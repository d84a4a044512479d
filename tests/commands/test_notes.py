"""Notes for the post-mortem: `/impact`, `/cause`, `/factor`, `/well` and `/improve`."""

import pytest

from incident_actions.incident.facts import Section
from incident_actions.thread import Sign
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled, verdicts
from tests.stories import then, thread

each_section = pytest.mark.parametrize("section", Section)


@each_section
def test_a_note_is_kept_for_its_section_and_makes_no_row(section):
    told = thread(f"{OPEN}10:03 ana wrote /{section} first line\n    second line")
    incident = known(settled(told))

    assert verdicts(planned(told)) == [Sign.ACCEPTED]
    assert changes(planned(told)) == []
    assert incident.rows == ()
    assert [(note.by, note.given.section, note.given.text) for note in incident.notes] == [
        ("ana", section, "first line\nsecond line")
    ]


@each_section
def test_a_note_without_words_is_refused_with_an_example(section):
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /{section}")))

    assert " is missing. For example: " in text.partition("\n")[0]
    assert f"For example: `/{section} " in text


@each_section
def test_two_notes_are_both_kept_in_their_order(section):
    incident = known(settled(thread(f"{OPEN}10:03 ana wrote /{section} b\n10:04 ben wrote /{section} a")))

    assert [note.given.text for note in incident.notes] == ["b", "a"]


def test_a_note_may_be_taken_back():
    told = settled(thread(f"{OPEN}10:03 ana wrote /cause a typo"))
    told = settled(then(told, f"10:10 ana wrote /retract {told.comments[0].url}"))

    assert known(told).notes == ()


def test_whoever_notes_something_is_asked_to_review():
    told = settled(thread(f"{OPEN}10:03 ben wrote /well the rollback was quick"))

    assert known(told).responders == ("ben",)
