"""Commands on an action item's issue: what they change, who may use them, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from incident_actions.actions.commands import item_commands
from incident_actions.command import meant
from incident_actions.commands import with_roles
from incident_actions.config import read_config
from incident_actions.effects import Assign, Close, RemoveLabel, Reopen, RewriteIssue, Unassign
from incident_actions.text.markdown import units
from incident_actions.text.markers import data_of, digest, key_of
from incident_actions.thread import Sign
from tests.actions.items import DATA, DUE, folded, item, planned, settled
from tests.rehearsal import changes, messages, refusal, verdicts
from tests.stories import FIRST_COMMENT, person, then


def record(told):
    return folded(settled(told)).record


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("/due 2026-12-15 we wait for servers", date(2026, 12, 15)),
        ("/due in 2 weeks, we wait", date(2026, 12, 7)),
        ("/due to friday because it is nearly done", date(2026, 11, 27)),
        ("/due end of month we wait", date(2026, 11, 30)),
        ("/due by friday, we wait", date(2026, 11, 27)),
        ("/due in two weeks we wait", date(2026, 12, 7)),
        ("/due: 2026-12-15 – we wait", date(2026, 12, 15)),
    ],
)
def test_the_due_date_moves_with_its_reason(typed, day):
    after = record(item(f"11:00 ana wrote {typed}"))

    assert after.due == day
    assert f"**Due** {day}" in after.body
    assert after.changes[0][1].startswith(f"2026-11-23 ana: due {day} instead of 2026-12-01: ")


def test_everything_else_in_the_issue_stays():
    after = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))

    assert key_of(after.body) == "item 12 abc"
    told = data_of(after.body)
    assert (told["incident"], told["line"]) == (12, DATA["line"])
    assert "**Type** prevent" in after.body
    assert "It matters." in after.body


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("/due", "The date is missing"),
        ("/due soon please", "`soon` is no date"),
        ("/due by next month please", "`next month` is no date"),
        ("/due in 2 years we wait", "2028-11-23 is too late: 2027-02-21 is the latest"),
        ("/due 2026-12-15", "The reason is missing"),
        ("/due 2026-11-01 it was done", "2026-11-01 is over already"),
        ("/due 2027-02-22 we wait", "2027-02-22 is too late: 2027-02-21 is the latest"),
        ("/blocked", "Which issue?"),
        ("/blocked #45", "That is this item itself"),
        ("/blocked #99", "There is no issue #99 here"),
        ("/blocked #7 #14", "One issue, please"),
        ("/unblocked", "Nothing blocks this item"),
        ("/assign", "The login is missing"),
        ("/assign a_b", "`a_b` is no login"),
        ("/assign @ben and @ana", "One owner, please"),
        ("/wont do, too dear", "Did you mean `/wontdo`?"),
        ("/reopen", "The reason is missing"),
        ("/reopen it is not done", "This item is open"),
        ("/assign @eve", "eve cannot be assigned"),
        ("/blocked the vendor", "`the` is no issue"),
        ("/wontdo", "The reason is missing"),
        ("/wontd it is old", "Did you mean `/wontdo`?"),
        ("/done", "What was done, or a link to it, is missing"),
        ("/don it works", "Did you mean `/done`?"),
        ("/close limits are in", "There is no `/close`. Did you mean `/done`?"),
        ("/resolve limits are in", "There is no `/resolve`. Did you mean `/done`?"),
        ("/wontfix it is old", "Did you mean `/wontdo`?"),
        (
            "/update we roll back",
            "There is no `/update` here: it is a command of incidents. Here work `/due`, ",
        ),
        ("/status", "`/wontdo`, `/reopen`, `/help`."),
        ("/postpone in 2 weeks", "Did you mean `/due`?"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(typed, why):
    effects = planned(item(f"11:00 ana wrote {typed}"), assignable={"eve": False, "ana": True})

    assert why in refusal(effects)
    assert verdicts(effects) == [Sign.REFUSED]
    assert len(effects) == 2


def test_a_call_for_help_leaves_the_reply_to_what_is_no_command_here_as_it_is():
    told = settled(item("11:00 ana wrote /status"))
    told = settled(then(told, "11:01 ana wrote /help"))

    assert "`/status`" in messages(told)[0]


def test_a_date_within_the_policy_of_the_configuration_is_taken():
    after = settled(item("11:00 ana wrote /due 2027-02-22 we wait"), config="actions:\n  due_within: 60d\n")

    assert folded(after).record.due == date(2027, 2, 22)


def test_an_earlier_date_is_always_welcome():
    late = item(
        "11:00 ana wrote /due 2027-05-01 sooner", body=item().body.replace("2026-12-01", "2027-06-01")
    )

    assert folded(settled(late)).record.due == date(2027, 5, 1)


def test_an_item_that_is_no_longer_late_loses_its_label():
    late = item("11:00 ana wrote /due friday we wait", labels=("action-item", "overdue"))

    assert RemoveLabel("overdue") in planned(late)


def test_the_item_is_handed_to_somebody_else():
    told = item("11:00 dana wrote /assign @ben he knows it")

    assert changes(planned(told)) == [Assign("ben"), Unassign("dana")]
    assert "**Owner** ben" in settled(told).body
    assert record(told).changes[0][1] == "2026-11-23 dana: ben does it instead of dana: he knows it"


@pytest.mark.parametrize(
    "typed", ["me", "myself", "@ana", "to ana, who knows it", "@ana @ben is away", "@Ana: she knows it"]
)
def test_assign_names_who_does_it(typed):
    (assigned,) = changes(planned(item(f"11:00 ana wrote /assign {typed}", owner=None)))

    assert assigned.login.lower() == "ana"


def test_a_blocked_item_says_by_what_until_it_is_not():
    blocked = settled(item("11:00 ana wrote /blocked by #7"))
    free = settled(then(blocked, "12:00 ana wrote /unblocked"))

    assert (folded(blocked).record.blocked, folded(free).record.blocked) == (7, None)
    assert "**Due** 2026-12-01\n**Blocked** by #7\n" in blocked.body
    assert "**Blocked**" not in free.body


def test_what_will_not_be_done_is_closed_with_its_reason():
    told = item("11:00 dana wrote /wontdo the service goes away")

    assert changes(planned(told)) == [Close("NOT_PLANNED")]
    assert record(told).dropped == "the service goes away"
    assert messages(settled(told)) == []


def test_what_is_done_is_closed_with_its_proof():
    told = item("11:00 dana wrote /done limits are in the template, #50")
    after = settled(told)

    assert changes(planned(told)) == [Close("COMPLETED")]
    assert record(told).done == "limits are in the template, #50"
    assert "2026-11-23 dana: done: limits are in the template, #\u200b50" in after.body
    assert messages(after) == []


def test_what_was_closed_without_a_word_may_be_told_by_the_command():
    asked = settled(item("11:00 ana closed"))
    told = settled(then(asked, "11:10 ana wrote /done limits are in the template"))

    assert folded(told).record.done == "limits are in the template"
    assert len(messages(told)) == 1


@pytest.mark.parametrize(
    ("story", "typed", "why"),
    [
        ("10:30 ana closed NOT_PLANNED", "/done it is in", "closed as not planned. Reopen the issue first"),
        ("10:30 ana closed", "/wontdo too dear", "closed as done. Reopen the issue first"),
        ("10:30 ana closed", "/due friday we wait", "This item is closed. Reopen the issue first"),
    ],
)
def test_what_does_not_fit_how_it_was_closed_is_refused(story, typed, why):
    assert why in refusal(planned(item(f"{story}\n11:00 ana wrote {typed}")))


@pytest.mark.parametrize(
    ("who", "sign"),
    [("ana", Sign.ACCEPTED), ("dana", Sign.ACCEPTED), ("rob", Sign.ACCEPTED), ("eve", Sign.REFUSED)],
    ids=["who may write", "the owner", "a responder of the configuration", "a stranger"],
)
def test_those_who_may_write_responders_and_the_owner_may_command(who, sign):
    told = item(f"11:00 {who} wrote /blocked #7")

    assert verdicts(planned(told, config="responders: [rob]\n")) == [sign]


def test_a_stranger_is_told_for_whom_the_commands_are():
    told = settled(item("11:00 eve wrote /wontdo boring"))

    assert messages(told)[0].startswith("eve, commands here are for its owner and those who may write here")
    assert told.open


def test_what_is_reopened_will_be_done_after_all():
    dropped = settled(item("11:00 dana wrote /wontdo the service goes away"))
    again = settled(then(dropped, "12:00 ana reopened"))

    assert folded(again).record.dropped == ""
    assert "won't do: the service goes away" in again.body


@pytest.mark.parametrize("how", ["/done it is in", "/wontdo too dear"])
def test_what_is_not_done_after_all_is_opened_again_by_whoever_may_command(how):
    told = then(settled(item(f"11:00 dana wrote {how}")), "12:00 dana wrote /reopen it is gone again")
    after = settled(told)

    assert changes(planned(told)) == [Reopen()]
    assert (after.open, folded(after).record.done, folded(after).record.dropped) == (True, "", "")
    assert "2026-11-23 dana: reopened: it is gone again" in after.body


def test_a_date_that_is_said_again_stands_instead_of_none():
    after = record(item("11:00 ana wrote /due 2026-12-01 it stays"))

    assert after.changes[0][1] == "2026-11-23 ana: due 2026-12-01: it stays"


def test_what_was_done_is_no_proof_of_the_next_closing():
    done = settled(item("11:00 dana wrote /done limits are in the template"))
    again = settled(then(done, "12:00 ana reopened"))
    closed = settled(then(again, "13:00 ben closed"))

    assert (folded(again).record.done, messages(again)) == ("", [])
    assert messages(closed)[0].startswith("🧾 @ben This was closed without a word")


def test_a_run_that_died_before_it_could_close_it_keeps_the_reason():
    told = item("11:00 dana wrote /wontdo the service goes away")
    half = replace(told, body=settled(told).body)

    assert planned(half, mine=frozenset()) == ()
    assert folded(settled(half)).record.dropped == "the service goes away"


def test_help_lists_these_commands():
    text = messages(settled(item("11:00 ana wrote /help")))[0]

    assert all(command.usage in text for command in item_commands().values())


BEFORE = {"unblocked": "10:30 ana wrote /blocked #7", "reopen": "10:30 ana wrote /done it is in"}


@pytest.mark.parametrize("command", item_commands().values(), ids=list(item_commands()))
def test_every_example_is_understood(command):
    before = settled(item(BEFORE.get(command.name, "")))

    assert verdicts(planned(then(before, f"11:00 ana wrote {command.example}"))) == [Sign.ACCEPTED]


def test_whatever_is_a_command_on_an_incident_is_answered_here_too():
    words = [*with_roles(read_config(None).roles)]
    unheard = [word for word in words if meant(word, item_commands()) is None]

    assert unheard == []


def test_what_was_accepted_and_not_edited_is_heard_however_it_would_be_read_today():
    told = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))
    before = replace(told, body=told.body.replace(digest("2026-12-15 we wait"), "0" * 12))

    assert planned(before) == ()


def test_a_run_that_died_before_its_verdict_changes_nothing_twice():
    told = item("11:00 ana wrote /due 2026-12-15 we wait\n    /blocked #7")
    once = settled(told)
    again = replace(told, body=once.body)

    assert settled(again).body == once.body
    assert len(folded(once).record.changes) == 2


def test_an_older_command_that_is_answered_late_takes_nothing_back_of_a_newer_one():
    told = item("11:00 ana wrote /due 2026-12-15 we wait\n11:01 ben wrote /due 2026-12-20 longer")
    newer = settled(told, mine=frozenset({FIRST_COMMENT + 1}))
    late = settled(newer)

    assert folded(newer).record.due == folded(late).record.due == date(2026, 12, 20)
    assert verdicts(planned(newer)) == [Sign.ACCEPTED]


def test_of_several_commands_in_one_comment_the_last_one_counts():
    told = item("11:00 dana wrote /assign @ben\n    /wontdo too dear\n    /assign @cleo\n    /done it is in")
    effects = planned(told)

    assert changes(effects) == [Unassign("dana"), Assign("cleo"), Close("COMPLETED")]
    assert sum(isinstance(effect, RewriteIssue) for effect in effects) == 1
    assert (record(told).owner, record(told).done, record(told).dropped) == ("cleo", "it is in", "")


def test_who_blocks_it_may_be_said_with_the_reason():
    told = settled(item("11:00 ana wrote /blocked on #7 because the vendor is slow"))
    free = settled(then(told, "12:00 ana wrote /unblocked they delivered"))

    assert "ana: blocked by #7: the vendor is slow" in told.body
    assert "ana: no longer blocked by #7: they delivered" in free.body


def test_who_hands_it_on_is_its_owner_until_that_is_answered():
    told = item("11:00 dana wrote /assign @ben\n11:01 bot unassigned dana", owner="ben")

    assert verdicts(planned(told)) == [Sign.ACCEPTED]


def test_who_was_its_owner_before_is_no_longer():
    told = item("11:00 bot unassigned eve\n11:01 eve wrote /assign @ben", owner="ben")

    assert verdicts(planned(told)) == [Sign.REFUSED]


def test_a_refused_command_that_is_edited_is_answered_again():
    refused = settled(item("11:00 ana wrote /due 2026-12-15"))
    mended = settled(then(refused, "11:05 ana edited /due 2026-12-15 we wait"))

    assert folded(mended).record.due == date(2026, 12, 15)
    assert messages(mended)[0].startswith("Understood now")


def test_the_reason_wakes_nobody_and_ends_no_marker():
    told = settled(item("11:00 ana wrote /due 2026-12-15 ask @ben --> <!-- x #7"))

    assert "@\u200bben" in told.body
    assert folded(told).record.due == date(2026, 12, 15)


def test_an_issue_that_a_stranger_has_filed_is_no_item():
    forged = replace(item("11:00 eve wrote /wontdo x"), author=person("eve"))

    assert (folded(forged), planned(forged)) == (None, ())


def test_only_so_many_changes_stand_in_the_issue():
    story = "\n".join(f"11:{n:02} ana wrote /due 2026-12-{2 + n % 20:02} again" for n in range(40))

    after = record(item(story))

    assert len(after.changes) == 30
    assert after.changes[-1][0].startswith(str(FIRST_COMMENT + 39))


@pytest.mark.parametrize("words", ["soon", "2026-W49", "20261201", "0001-01-01"])
def test_a_day_that_nobody_gave_is_none(words):
    bare = folded(item(body=item().body.replace('"due":"2026-12-01"', f'"due":"{words}"')))

    assert (bare.record.due, folded(item()).record.due, DATA["due"]) == (None, DUE, "2026-12-01")
    assert bare.latest(timedelta(days=30)) == date(2027, 2, 21)


def test_what_somebody_has_written_below_our_changes_stays():
    once = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))
    noted = replace(once, body=once.body.replace("\n\n<!--", "\n\n- [ ] Ask Zoe first.\n\n<!--"))

    body = settled(then(noted, "12:00 ana wrote /blocked by #7")).body

    assert body.count("- [ ] Ask Zoe first.") == 1
    assert "we wait\n- 2026-11-23 ana: blocked by #7\n" in body


def test_however_long_the_reasons_are_the_issue_can_be_written():
    story = "\n".join(f"11:{n:02} ana wrote /due 2026-12-{2 + n % 20:02} {'&@' * 150}" for n in range(40))

    after = settled(item(story))

    assert units(after.body) <= 65_536
    assert record(after).changes[-1][0].startswith(str(FIRST_COMMENT + 39))
