"""What was noted for the post-mortem stands in the status comment until the draft has it."""

from incident_actions.text.markdown import MOST, units
from tests.rehearsal import OPEN, settled, status, with_pull
from tests.stories import then, thread

NOTED = f"""{OPEN}10:03 ana wrote /impact 4,200 orders failed
10:04 ben wrote /cause a leak
10:05 ben wrote /action add limits @ana due 2026-12-01
10:06 ben wrote /impact nobody could pay"""


def test_the_notes_are_counted_by_command_and_stand_in_their_order():
    told = settled(thread(NOTED))
    page = status(told)

    assert "<details><summary>Noted for the post-mortem: 2 impact, 1 cause, 1 action</summary>" in page
    assert f"- **impact** [ana]({told.comments[0].url}): 4,200 orders failed\n- **cause** [ben](" in page


def test_without_notes_there_is_no_fold():
    assert "Noted for the post-mortem" not in status(settled(thread(OPEN)))


def test_a_note_that_was_taken_back_is_not_shown():
    told = settled(thread(f"{OPEN}10:03 ana wrote /cause a typo"))
    told = settled(then(told, f"10:10 ana wrote /retract {told.comments[0].url}"))

    assert "Noted for the post-mortem" not in status(told)


def test_once_the_draft_is_there_the_notes_are_in_it():
    assert "Noted for the post-mortem" in status(settled(thread(f"{NOTED}\n10:30 ana labeled severity/sev3")))
    assert "Noted for the post-mortem" not in status(settled(with_pull(thread(NOTED), ours=True)))


def test_nobody_is_mentioned_by_a_note():
    page = status(
        settled(thread(f"{OPEN}10:03 ana wrote /factor @ben was paged\n    /action ask @cleo to look"))
    )

    assert " @ben" not in page
    assert " @cleo" not in page


def test_of_many_notes_the_newest_stand_there_and_it_fits():
    story = OPEN + "\n".join(f"10:{n % 60:02} ana wrote /well note {n} {'|' * 900}" for n in range(60))
    page = status(settled(thread(story)))

    assert units(page) <= MOST
    assert "Noted for the post-mortem: 60 well" in page
    assert "30 earlier ones are left out here" in page
    assert "note 59 " in page
    assert "note 29 " not in page.partition("### Timeline")[0]
