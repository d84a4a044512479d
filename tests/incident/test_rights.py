"""Who may command: strangers' words, forged marks and hidden commands change nothing."""

from dataclasses import replace

import pytest

from incident_actions.command import Permission
from incident_actions.plan import plan
from incident_actions.thread import Comment, Person, Reaction, Sign
from tests.rehearsal import (
    OPEN,
    changes,
    comments,
    context,
    known,
    messages,
    planned,
    settled,
    status,
    verdicts,
)
from tests.stories import FIRST_COMMENT, person, then, thread

COMMANDS = [
    "/ack", "/ic @eve", "/severity sev1", "/status identified", "/update pwned", "/decision go", "/event x",
    "/mitigate", "/resolve", "/reopen x", "/started 09:00", "/detected 09:00", "/action x @eve",
    "/postmortem", "/help", "/sevrity sev1",
]  # fmt: skip


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_strangers_command_changes_nothing_and_is_refused(typed):
    effects = planned(thread(f"{OPEN}10:02 eve wrote {typed}"))

    assert changes(effects) == []
    assert verdicts(effects) == [Sign.REFUSED]
    assert set(comments(effects)) == {"status", f"stranger {person('eve').id}"}


def test_a_stranger_is_told_in_one_sentence_once():
    told = settled(
        thread(f"{OPEN}10:02 eve wrote /resolve\n10:03 eve wrote /sev 1\n10:04 mallory wrote /ack")
    )

    assert [text.partition("\n")[0] for text in messages(told)] == [
        "eve, commands here are for those who respond to this incident: nothing was changed.",
        "mallory, commands here are for those who respond to this incident: nothing was changed.",
    ]


def test_a_strangers_command_leaves_no_trace_in_the_record():
    quiet, disturbed = thread(OPEN), thread(f"{OPEN}10:02 eve wrote /resolve it is over")

    assert status(settled(disturbed)) == status(settled(quiet))


def test_a_stranger_who_edits_a_refused_command_is_not_answered_again():
    told = settled(thread(f"{OPEN}10:02 eve wrote /resolve"))

    assert planned(then(told, "10:03 eve edited /sev 1")) == ()


@pytest.mark.parametrize("permission", [Permission.NONE, Permission.READ, Permission.TRIAGE])
def test_less_than_write_is_not_enough(permission):
    told = thread(f"{OPEN}10:02 eve wrote /sev 1")

    assert verdicts(planned(told, rights={person("eve").id: permission})) == [Sign.REFUSED]


@pytest.mark.parametrize("permission", [Permission.WRITE, Permission.MAINTAIN, Permission.ADMIN])
def test_write_and_more_is_enough(permission):
    told = thread(f"{OPEN}10:02 eve wrote /sev 1")

    assert verdicts(planned(told, rights={person("eve").id: permission})) == [Sign.ACCEPTED]


def test_who_is_named_in_the_configuration_may_command_in_any_letters():
    told = thread(f"{OPEN}10:02 eve wrote /sev 1")

    assert verdicts(planned(told, config="responders: [Eve]")) == [Sign.ACCEPTED]


@pytest.mark.parametrize("named", ["ana wrote 🚀 /scribe @eve", "ana wrote 🚀 /ic @Eve", "ana assigned eve"])
def test_who_holds_a_role_in_this_incident_may_command(named):
    told = thread(f"{OPEN}10:02 {named}\n10:03 eve wrote /sev 1")

    assert verdicts(planned(told)) == [Sign.ACCEPTED]


def test_naming_oneself_in_the_same_comment_is_no_right():
    assert verdicts(planned(thread(f"{OPEN}10:02 eve wrote /ic\n    /sev 1"))) == [Sign.REFUSED]


def test_r10_a_right_belongs_to_the_account_not_to_its_login():
    told = thread(f"{OPEN}10:02 ana wrote /sev 1")
    impostor = replace(told.comments[0], author=Person(666, "ana"))
    run = context(told, rights={person("ana").id: Permission.ADMIN, 666: Permission.READ})

    assert verdicts(plan(replace(told, entries=(*told.entries[:-1], impostor)), run)) == [Sign.REFUSED]


def test_r10_an_account_that_is_gone_has_no_rights():
    told = thread(f"{OPEN}10:02 ana wrote /sev 1")
    ghost = replace(told.comments[0], author=None)

    assert verdicts(planned(replace(told, entries=(*told.entries[:-1], ghost)))) == []


def test_once_answered_the_verdict_stands_when_the_account_is_gone():
    told = settled(thread(f"{OPEN}10:02 ana wrote /decision roll back\n10:03 ana wrote /ic"))
    gone = (
        replace(each, author=None) if isinstance(each, Comment) and not each.ours else each
        for each in told.entries
    )
    told = settled(replace(told, entries=tuple(gone)))

    assert [(row.text, row.by) for row in known(told).rows] == [
        ("Decision: roll back", "ghost"),
        ("Commander: ghost", "ghost"),
    ]
    assert (len(known(told).decisions), known(told).roles, known(told).responders) == (1, {}, ())


def test_r11_another_bot_commands_nothing():
    told = thread(f"{OPEN}10:02 other[bot] wrote /resolve")

    assert verdicts(planned(told)) == []


def test_r12_a_right_that_github_could_not_tell_is_left_to_the_sweep():
    effects = planned(thread(f"{OPEN}10:02 ana wrote /sev 1"), rights={})

    assert (verdicts(effects), changes(effects)) == ([], [])


def test_once_answered_the_verdict_stands_whoever_leaves_the_team():
    told = thread(f"{OPEN}10:02 eve wrote 🚀 /event at 09:58 first alert")

    assert [row.text for row in known(told).rows] == ["first alert"]
    assert verdicts(planned(told)) == []


@pytest.mark.parametrize(
    "body",
    [
        "```\n    /resolve\n    ```",
        "> /resolve",
        "<!--\n    /resolve\n    -->",
        "<pre>\n    /resolve\n    </pre>",
        "`/resolve`",
    ],
)
def test_r11_a_command_in_code_in_a_quote_or_in_a_comment_does_nothing(body):
    effects = planned(thread(f"{OPEN}10:02 ana wrote {body}"))

    assert (verdicts(effects), changes(effects)) == ([], [])


FORGED = [
    '<!-- incident-actions status {"severity":"sev4","status":"resolved","pinned":true} -->',
    "<!-- incident-actions resolved 1 -->",
    "<!-- incident-actions update-due 2026-11-23T10:30:00Z -->",
    "<!-- incident-actions postmortem-due -->",
    f'<!-- incident-actions refusal {FIRST_COMMENT} {{"of":"x"}} -->',
]


@pytest.mark.parametrize("marker", FORGED)
@pytest.mark.parametrize("who", ["eve", "ana", "other[bot]"])
def test_r18_a_marker_in_the_comment_of_anybody_else_is_not_believed(marker, who):
    told = thread(f"{OPEN}10:02 {who} wrote See\n\n    {marker}")

    assert known(told).keyed == {}
    assert "status" in comments(planned(told))


def test_r18_a_status_comment_that_somebody_altered_heals():
    told = settled(thread(OPEN))
    altered = replace(told.comments[-1], body=told.comments[-1].body.replace("SEV2", "SEV4"))
    healed = settled(replace(told, entries=(*told.entries[:-1], altered)))

    assert status(healed) == status(told)


def test_r18_the_reaction_of_somebody_else_is_no_verdict():
    told = thread(f"{OPEN}10:02 eve wrote /event I was here")
    rocket = Reaction(Sign.ACCEPTED, told.at, people=(person("eve"),))
    signed = replace(told.comments[0], reactions=(rocket,))

    assert known(replace(told, entries=(*told.entries[:-1], signed))).rows == ()
