from dataclasses import replace

import pytest

from incident_actions.actions.commands import item_commands
from incident_actions.command import Permission, meant
from incident_actions.commands import all_commands, by_name
from incident_actions.effects import AddLabel, Verdict
from incident_actions.plan import plan
from incident_actions.thread import Sign
from tests.rehearsal import NOON, OPEN, changes, context, known, messages, planned, refusal, settled, verdicts
from tests.stories import FIRST_COMMENT, person, then, thread


def test_a_comment_that_was_not_claimed_by_this_run_is_left_alone():
    told = thread(f"{OPEN}10:02 ana wrote /severity sev1")
    run = context(told, mine=frozenset())

    assert verdicts(plan(told, run)) == []


def test_all_of_a_comment_is_done_or_nothing():
    told = thread(f"{OPEN}10:02 ana wrote /severity sev1\n    /ack\n    /status fine")
    effects = planned(told)

    assert changes(effects) == []
    assert verdicts(effects) == [Sign.REFUSED]
    assert known(settled(told)).rows == ()


def test_the_refusal_points_at_what_is_wrong_and_shows_how_to_do_it_right():
    text = refusal(planned(thread(f"{OPEN}10:02 ana wrote /status  fine today")))

    assert "```text\n/status fine today\n        ^^^^\n```" in text
    assert "For example: `/status identified a bad deploy`" in text
    assert "Nothing in that comment was done. Edit it, and it is read again." in text


def test_a_refused_command_that_is_edited_is_answered_again_and_its_reply_with_it():
    refused = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    mended = settled(then(refused, "10:03 ana edited /severity sev1"))

    assert "`bad` is no severity" in messages(refused)[0]
    assert known(mended).severity == "sev1"
    assert messages(mended)[0].startswith("Understood now, thank you. 🚀")


def test_an_edit_that_is_wrong_again_is_refused_again_in_the_same_reply():
    refused = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    again = settled(then(refused, "10:03 ana edited /severity worse"))

    assert [text.partition("\n")[0] for text in messages(again)] == [
        "`worse` is no severity. It is one of `sev1`, `sev2`, `sev3`, `sev4`. For example: `/severity sev2`."
    ]


def test_a_refused_command_that_nobody_edits_is_not_answered_again():
    refused = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))

    assert planned(refused) == ()


def test_a_refusal_that_somebody_deleted_is_not_written_again():
    refused = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))

    assert messages(settled(then(refused, "10:03 ben deleted bot refusal"))) == []


def test_r11_a_pending_command_edited_by_somebody_else_is_refused():
    told = thread(f"{OPEN}10:02 ana wrote /severity sev3\n10:03 ben edited ana: /severity sev1")
    effects = planned(told)

    assert refusal(effects).startswith(
        "Somebody else has edited this comment before it was answered. Post it again"
    )
    assert changes(effects) == []


def test_r11_a_pending_command_edited_by_an_account_that_is_gone_is_refused():
    told = thread(f"{OPEN}10:02 ana wrote /severity sev3\n10:03 ana edited /severity sev1")
    ghost = replace(told.comments[0], edited_by=None)

    assert verdicts(planned(replace(told, entries=(ghost,)))) == [Sign.REFUSED]


def test_a_pending_command_edited_by_its_author_is_carried_out():
    told = thread(f"{OPEN}10:02 ana wrote /severity sev3\n10:03 ana edited /severity sev1")

    assert known(settled(told)).severity == "sev1"


def test_a_time_counts_from_when_the_comment_was_made_not_edited_or_answered():
    told = thread(f"{OPEN}10:02 ana wrote /event x\n11:30 ana edited /event at 11:00 x")
    (row,) = known(settled(told, now=NOON)).rows

    assert row.moment.at.strftime("%d %H:%M") == "22 11:00"


def test_commands_of_several_comments_are_carried_out_in_their_order():
    effects = planned(thread(f"{OPEN}10:02 ana wrote /sev 1\n10:03 ben wrote /sev 3\n10:04 ana wrote /sev 4"))

    assert [effect.comment for effect in effects if isinstance(effect, Verdict)] == [
        FIRST_COMMENT,
        FIRST_COMMENT + 1,
        FIRST_COMMENT + 2,
    ]
    assert [effect.label for effect in changes(effects) if isinstance(effect, AddLabel)] == [
        "severity/sev1",
        "severity/sev3",
        "severity/sev4",
    ]


def test_an_unknown_word_that_resembles_a_command_is_refused_with_the_command():
    assert refusal(planned(thread(f"{OPEN}10:02 ana wrote /sevrity sev1"))).startswith(
        "There is no `/sevrity`. Did you mean `/severity`?"
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("/done it works", "/resolve"),
        ("/close", "/resolve"),
        ("/closed", "/resolve"),
        ("/fixed", "/resolve"),
        ("/assign @ben", "/role"),
        ("/owner ben", "/role"),
        ("/note it is slow", "/event"),
        ("/log it is slow", "/event"),
        ("/timeline it is slow", "/event"),
        ("/eta 15:00", "/update"),
    ],
)
def test_a_word_that_goes_by_another_name_here_is_refused_with_that(typed, name):
    word = typed.split()[0]

    assert refusal(planned(thread(f"{OPEN}10:02 ana wrote {typed}"))).startswith(
        f"There is no `{word}`. Did you mean `{name}`?"
    )


@pytest.mark.parametrize("word", ["/due", "/blocked", "/unblocked", "/wontdo"])
def test_a_command_of_action_items_is_said_to_work_on_their_issues(word):
    assert refusal(planned(thread(f"{OPEN}10:02 ana wrote {word} friday"))).startswith(
        f"There is no `{word}` here: it is a command of action items, and works on an item's own issue."
    )


def test_every_command_of_action_items_is_answered_on_an_incident():
    assert [name for name in item_commands() if meant(name, by_name()) is None] == []


def test_each_such_word_has_one_name_here_and_is_none_itself():
    words = [word for command in all_commands() for word in command.instead_of]

    assert len(words) == len({*words} - {*by_name()})


@pytest.mark.parametrize("typed", ["/shrug", "/var/log is full", "/code", "/table", "hello"])
def test_what_resembles_no_command_gets_no_answer(typed):
    assert verdicts(planned(thread(f"{OPEN}10:02 ana wrote {typed}"))) == []


def test_more_commands_than_anybody_types_are_refused():
    told = thread(f"{OPEN}10:02 ana wrote " + "\n    ".join(["/event x"] * 21))

    assert refusal(planned(told)).startswith("More than 20 commands in one comment")


def test_who_mistypes_again_within_the_hour_has_one_reply():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:20 ana wrote /status fine"))

    assert [text[:20] for text in messages(told) if " is no " in text] == ["`fine` is no status."]
    assert planned(told) == ()


def test_who_mistypes_right_below_the_reply_finds_the_new_one_in_its_place():
    told = settled(thread(OPEN))
    told = settled(then(told, "10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:03 ana wrote /status fine"))

    assert [comment.body.partition("\n")[0][:20] for comment in told.comments[-2:]] == [
        "`fine` is no status.",
        "/status fine",
    ]


def test_once_others_have_written_the_new_reply_stands_below_and_the_former_is_gone():
    told = settled(thread(OPEN))
    told = settled(then(told, "10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:03 ben wrote I look at it\n10:04 ana wrote /status fine"))

    assert told.comments[-1].body.startswith("`fine` is no status.")
    assert len([text for text in messages(told) if " is no " in text]) == 1
    assert planned(told) == ()


def test_a_reply_that_has_moved_leaves_the_replies_to_others_where_they_stand():
    told = settled(thread(f"{OPEN}10:02 ben wrote /severity worse\n10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:03 ben wrote I look at it\n10:04 ana wrote /status fine"))

    assert [text.partition(" is")[0] for text in messages(told) if " is no " in text] == ["`worse`", "`fine`"]


def test_a_call_for_help_leaves_the_reply_as_it_is():
    told = settled(thread(f"{OPEN}10:02 ana wrote /hepl"))
    told = settled(then(told, "10:03 ana wrote /help"))

    assert messages(told)[0].startswith("There is no `/hepl`.")


def test_an_hour_later_there_is_a_new_reply():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad\n10:03 ben wrote /snooze 8h"))
    told = settled(then(told, "11:03 ana wrote /status fine"))

    assert len([text for text in messages(told) if " is no " in text]) == 2


def test_two_people_who_mistype_have_a_reply_each():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad\n10:03 ben wrote /severity worse"))

    assert len(messages(told)) == 2


def test_the_same_command_in_a_new_comment_soothes_the_reply():
    told = settled(thread(f"{OPEN}10:02 ana wrote /sevrity sev1"))
    told = settled(then(told, "10:03 ana wrote /sev 1"))

    assert [text.partition("\n")[0] for text in messages(told)] == ["Understood now, thank you. 🚀"]


def test_another_command_leaves_the_reply_as_it_is():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:03 ana wrote /event x"))

    assert messages(told)[0].startswith("`bad` is no severity.")


def test_somebody_elses_command_leaves_the_reply_as_it_is():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:03 ben wrote /severity sev1"))

    assert messages(told)[0].startswith("`bad` is no severity.")


def test_a_soothed_reply_serves_for_the_next_mistake():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad\n10:03 ana wrote /severity sev1"))
    told = settled(then(told, "10:04 ana wrote /status fine"))

    assert [text.partition("\n")[0][:20] for text in messages(told)] == ["`fine` is no status."]


def test_both_comments_that_one_reply_refused_can_be_mended():
    told = settled(thread(f"{OPEN}10:02 ana wrote /severity bad"))
    told = settled(then(told, "10:20 ana wrote /status fine"))
    first = replace(
        told.comments[0], body="/severity sev1", edited_at=NOON, edited_by=told.comments[0].author
    )
    entries = [first if each is told.comments[0] else each for each in told.entries]

    assert known(settled(replace(told, entries=tuple(entries)))).severity == "sev1"


def test_the_fourth_stranger_gets_no_words():
    names = ("eve", "mallory", "rob", "zoe")
    told = thread(OPEN + "".join(f"10:02 {name} wrote /resolve\n" for name in names))
    rights = dict.fromkeys((person(name).id for name in names), Permission.READ)
    told = settled(told, rights=rights)

    assert [text.partition(",")[0] for text in messages(told)] == ["eve", "mallory", "rob"]
    assert [comment.signed(Sign.REFUSED) is not None for comment in told.comments[:4]] == [True] * 4
