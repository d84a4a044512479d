"""An accepted command on an action item that its author edits: its words and its fact follow."""

from dataclasses import replace
from datetime import date

import pytest

from incident_actions.command import Permission
from incident_actions.effects import Assign, Unassign
from incident_actions.incident.item_record import record_of
from incident_actions.thread import Sign
from tests.actions.items import folded, item, planned, settled
from tests.rehearsal import changes, messages, verdicts
from tests.stories import FIRST_COMMENT, person, then


def edited(wrote, edits, *, before="", owner="dana"):
    """The item once ana's command was answered and what came after it was done."""
    told = settled(item(f"11:00 ana wrote {wrote}", owner=owner))
    return settled(then(settled(then(told, before)) if before else told, edits))


def lines(told):
    return [said for _, said in folded(told).record.changes]


@pytest.mark.parametrize(
    ("wrote", "edit", "line"),
    [
        ("/due 2026-12-15 we wayt", "/due 2026-12-15 we wait", "due 2026-12-15: we wait (edited)"),
        ("/due 2026-12-15 we wait", "/due 2026-12-17 we wait", "due 2026-12-17: we wait (edited)"),
        ("/assign @ben he nose it", "/assign @ben he knows it", "ben does it: he knows it (edited)"),
        ("/blocked by #7", "/blocked by #14 first", "blocked by #14: first (edited)"),
        ("/wontdo too deer", "/wontdo too dear", "won't do: too dear (edited)"),
        ("/done limits are on", "/done limits are in", "done: limits are in (edited)"),
    ],
)
def test_the_line_follows_the_words_and_says_so(wrote, edit, line):
    told = edited(wrote, f"11:30 ana edited {edit}")

    assert lines(told) == [f"2026-11-23 ana: {line}"]
    assert planned(told) == ()


def test_the_facts_follow_too():
    assert folded(edited("/due 2026-12-15 x", "11:30 ana edited /due 2026-12-17 x")).record.due.day == 17
    assert folded(edited("/blocked #7", "11:30 ana edited /blocked #14")).record.blocked == 14
    assert folded(edited("/wontdo deer", "11:30 ana edited /wontdo dear")).record.dropped == "dear"
    assert folded(edited("/done it is on", "11:30 ana edited /done it is in")).record.done == "it is in"


def test_another_login_hands_it_to_another():
    told = settled(item("11:00 ana wrote /assign @ben"))
    after = then(told, "11:30 ana edited /assign @cleo")

    assert changes(planned(after)) == [Assign("cleo"), Unassign("ben")]
    assert folded(settled(after)).record.owner == "cleo"


def restated(told, change):
    """The item with another record, as a tick or the document makes it."""
    return replace(told, body=change(record_of(told.body)).body)


def a_command(told):
    return settled(then(told, "11:10 ben wrote /due 2026-12-20 still waiting"))


def a_tick(told):
    return restated(
        told, lambda record: record.changed("digest 3", "a week", due=date(2026, 12, 20), moved=True)
    )


def a_line_of_the_document(told):
    return restated(told, lambda record: replace(record, due=date(2026, 12, 20), moved=False))


@pytest.mark.parametrize("newer", [a_command, a_tick, a_line_of_the_document])
def test_whoever_came_later_keeps_the_last_word_on_the_date(newer):
    told = newer(settled(item("11:00 ana wrote /due 2026-12-15 x")))
    told = settled(then(told, "11:30 ana edited /due 2026-12-17 y"))

    assert folded(told).record.due == date(2026, 12, 20)
    assert lines(told)[0] == "2026-11-23 ana: due 2026-12-17: y (edited)"


def the_line_has_taken_over(told):
    """As the document leaves the record once its line says the same."""
    return restated(told, lambda record: replace(record, owner=None, moved=False))


def test_a_date_is_edited_though_the_document_has_it_meanwhile():
    told = the_line_has_taken_over(settled(item("11:00 ana wrote /due 2026-12-15 x")))
    after = settled(then(told, "11:30 ana edited /due 2026-12-17 x"))

    assert folded(after).record.due == date(2026, 12, 17)
    assert lines(after) == ["2026-11-23 ana: due 2026-12-17: x (edited)"]


def test_an_owner_is_edited_though_the_document_has_them_meanwhile():
    told = the_line_has_taken_over(settled(item("11:00 ana wrote /assign @Ben")))
    after = settled(then(told, "11:30 ana edited /assign @cleo"))

    assert [each.login for each in after.assignees] == ["cleo"]
    assert lines(after) == ["2026-11-23 ana: cleo does it (edited)"]


def test_who_was_assigned_by_hand_since_keeps_the_item():
    told = replace(settled(item("11:00 ana wrote /assign @ben")), assignees=(person("cleo"),))

    assert changes(planned(then(told, "11:30 ana edited /assign @ana"))) == []


def test_what_was_reopened_stays_open_whatever_the_reason_reads():
    told = settled(item("11:00 ana wrote /wontdo too deer"))
    told = settled(then(told, "11:10 ben reopened\n11:30 ana edited /wontdo too dear"))

    assert (told.open, folded(told).record.dropped) == (True, "")


def test_a_closed_item_keeps_its_date_and_its_line_follows():
    told = edited(
        "/due 2026-12-15 x", "11:30 ana edited /due 2026-12-17 y", before="11:10 dana wrote /done it"
    )

    assert folded(told).record.due == date(2026, 12, 15)
    assert messages(told) == []


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ("/due soon, we wait", "`soon` is no date"),
        ("/due 2027-05-01 we wait", "2027-05-01 is too late"),
        ("/due 2026-12-17", "The reason is missing"),
    ],
)
def test_an_edit_that_cannot_be_done_changes_nothing_and_says_so_once(edit, why):
    told = edited("/due 2026-12-15 we wait", f"11:30 ana edited {edit}")

    assert folded(told).record.due == date(2026, 12, 15)
    assert lines(told) == ["2026-11-23 ana: due 2026-12-15 instead of 2026-12-01: we wait"]
    assert [why in text for text in messages(told)] == [True]
    assert "Nothing new in that comment was done." in messages(told)[0]
    assert planned(told) == ()


def test_an_edit_that_could_not_be_done_can_be_mended():
    told = edited("/due 2026-12-15 we wait", "11:30 ana edited /due soon, we wait")
    told = settled(then(told, "11:31 ana edited /due 2026-12-17 we wait"))

    assert folded(told).record.due == date(2026, 12, 17)
    assert messages(told)[0].startswith("Understood now")


def test_r13_what_somebody_else_has_edited_changes_nothing_and_is_said_once():
    told = edited("/assign @ben", "11:30 cleo edited ana: /assign @cleo")

    assert folded(told).record.owner == "ben"
    assert ["has edited this comment since it was answered" in text for text in messages(told)] == [True]
    assert planned(told) == ()


def test_r13_who_may_command_no_more_changes_nothing_by_an_edit():
    told = settled(item("11:00 ana wrote /assign @ben"))
    after = then(told, "11:30 ana edited /assign @ana")
    nobody = {person("ana").id: Permission.READ}

    assert verdicts(planned(after, rights=nobody)) == [Sign.REFUSED]
    assert changes(planned(after, rights=nobody)) == []
    assert planned(after, rights={}) == ()


def test_r13_who_was_its_owner_before_changes_nothing_by_an_edit():
    told = settled(item("11:00 dana wrote /due 2026-12-15 we wait"))
    handed = settled(then(told, "11:10 ana wrote /assign @ben"))
    told = settled(then(handed, "11:30 dana edited /due 2026-12-17 we wait"), rights={})

    assert folded(told).record.due == date(2026, 12, 15)


@pytest.mark.parametrize(
    "edit",
    ["/due 2026-12-15 we wait\n\n    By the way.", "By the way.\n\n    /due 2026-12-15 we wait"],
)
def test_other_words_of_the_comment_change_nothing(edit):
    told = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))

    assert planned(then(told, f"11:30 ana edited {edit}")) == ()


@pytest.mark.parametrize("edit", ["Never mind.", "Never mind, see /var/log"])
def test_a_command_that_was_taken_out_stands(edit):
    told = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))

    assert planned(then(told, f"11:30 ana edited {edit}")) == ()


@pytest.mark.parametrize("wrote", ["/due 2026-12-15 we wait", "/help"])
def test_a_command_that_is_added_is_answered_like_a_new_one(wrote):
    told = edited(wrote, f"11:30 ana edited {wrote}\n    /blocked #7")

    assert folded(told).record.blocked == 7
    assert len(messages(told)) == (wrote == "/help")


def test_a_command_that_is_added_is_newer_than_what_others_said_meanwhile():
    told = edited(
        "/blocked #7",
        "11:30 ana edited /blocked #7\n    /due 2026-12-17 y",
        before="11:10 ben wrote /due 2026-12-15 x",
    )

    assert folded(told).record.due == date(2026, 12, 17)


def test_a_command_that_is_added_after_the_closing_has_to_fit_it():
    told = edited(
        "/blocked #7",
        "11:30 ana edited /blocked #7\n    /done it is in",
        before="11:10 ben wrote /wontdo too dear",
    )

    assert folded(told).record.dropped == "too dear"
    assert "closed as not planned" in messages(told)[0]


def test_what_waits_for_nothing_any_more_does_not_wait_again_by_a_better_reason():
    told = settled(item("11:00 ana wrote /blocked #7 for the vender"))
    free = restated(told, lambda record: replace(record.changed("unblocked 7", "free"), blocked=None))
    told = settled(then(free, "11:30 ana edited /blocked #7 for the vendor"))

    assert folded(told).record.blocked is None
    assert lines(told)[0] == "2026-11-23 ana: blocked by #7: the vendor (edited)"


def test_a_second_command_of_its_name_is_no_correction():
    told = edited("/due 2026-12-15 x", "11:30 ana edited /due 2026-12-17 y\n    /due 2026-12-15 x")

    assert [line.partition(": ")[2] for line in lines(told)] == [
        "due 2026-12-15 instead of 2026-12-01: x",
        "due 2026-12-17 instead of 2026-12-15: y",
    ]


def test_a_run_that_died_in_the_middle_of_an_edit_is_finished_by_the_next():
    told = then(settled(item("11:00 ana wrote /assign @ben")), "11:30 ana edited /assign @cleo")
    half = replace(told, assignees=(person("cleo"),))

    assert folded(settled(half)).record == folded(settled(told)).record
    assert [type(each).__name__ for each in planned(told)] == [
        "Assign",
        "Unassign",
        "RewriteIssue",
        "Verdict",
    ]


def test_of_a_comment_that_its_record_has_forgotten_nothing_is_done_again():
    told = settled(item("11:00 ana wrote /due 2026-12-15 x\n    /blocked #7"))
    story = "\n".join(f"11:{n} ben wrote /due 2026-12-{n} again" for n in range(10, 31))
    more = "\n".join(f"12:{n} ben wrote /due 2026-12-{n} again" for n in range(10, 18))
    told = settled(then(told, f"{story}\n{more}"))

    assert len(folded(told).record.changes) == 29
    assert planned(told) == ()
    assert planned(then(told, "13:30 ana edited /due 2026-12-11 x\n    /blocked #14")) == ()


def written_over(told, wrote, *, once=""):
    """The item after ana's command, and then `once`, where another run has put its text back meanwhile."""
    after = settled(then(told, f"11:00 ana wrote {wrote}"))
    return replace(settled(then(after, once)) if once else after, body=told.body)


@pytest.mark.parametrize(
    "wrote",
    [
        "/due 2026-12-15 x",
        "/assign @ben he knows it",
        "/blocked #7\n    /due 2026-12-15 x",
        "/wontdo x",
        "/done x",
    ],
)
def test_a_command_that_another_run_has_written_over_is_carried_out_again(wrote):
    told = item(owner=None)
    calm = settled(then(told, f"11:00 ana wrote {wrote}"))

    again = settled(written_over(told, wrote))

    assert (again.body, again.open, again.assignees) == (calm.body, calm.open, calm.assignees)
    assert messages(again) == []


def test_what_was_reopened_by_a_command_is_not_refused_where_that_was_written_over():
    done = settled(item("10:30 dana wrote /done it is in"))

    again = settled(written_over(done, "/reopen it is not"))

    assert (again.open, folded(again).record.done, messages(again)) == (True, "", [])
    assert lines(again)[-1] == "2026-11-23 ana: reopened: it is not"


def test_of_two_commands_the_newer_one_stands_though_the_older_one_was_written_over():
    told = written_over(item(), "/due 2026-12-15 x")
    newer = settled(then(told, "11:30 ben wrote /due 2026-12-20 y"), mine=frozenset({FIRST_COMMENT + 1}))

    assert folded(settled(newer)).record.due == date(2026, 12, 20)
    assert len(lines(settled(newer))) == 2


def test_what_people_did_by_hand_since_stands_though_the_command_was_written_over():
    reopened = settled(written_over(item(), "/done it is in", once="11:30 ben reopened"))
    handed = replace(written_over(item(), "/assign @ben"), assignees=(person("cleo"),))

    assert (reopened.open, folded(reopened).record.done) == (True, "")
    assert changes(planned(handed)) == []


def test_help_that_was_given_is_not_given_again_by_a_record_that_does_not_know_of_it():
    helped = settled(item("11:00 ana wrote /help"))

    assert planned(helped) == ()


def test_r13_who_may_command_no_more_changes_nothing_by_what_was_written_over():
    told = written_over(item(), "/due 2026-12-15 x")

    assert verdicts(planned(told, rights={person("ana").id: Permission.READ})) == [Sign.REFUSED]
