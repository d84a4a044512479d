"""Commands on an action item's issue: what they change, who may use them, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from incident_actions.actions.commands import item_commands
from incident_actions.effects import Assign, Close, RemoveLabel, Unassign
from incident_actions.text.markdown import units
from incident_actions.text.markers import data_of, key_of
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
        ("/assign @eve", "eve cannot be assigned"),
        ("/wontdo", "The reason is missing"),
        ("/wontd it is old", "Did you mean `/wontdo`?"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(typed, why):
    effects = planned(item(f"11:00 ana wrote {typed}"), assignable={"eve": False, "ana": True})

    assert why in refusal(effects)
    assert verdicts(effects) == [Sign.REFUSED]
    assert len(effects) == 2


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


def test_assign_me_takes_it():
    assert changes(planned(item("11:00 ana wrote /assign me", owner=None))) == [Assign("ana")]


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


def test_a_run_that_died_before_it_could_close_it_keeps_the_reason():
    told = item("11:00 dana wrote /wontdo the service goes away")
    half = replace(told, body=settled(told).body)

    assert planned(half, mine=frozenset()) == ()
    assert folded(settled(half)).record.dropped == "the service goes away"


def test_help_lists_these_commands():
    text = messages(settled(item("11:00 ana wrote /help")))[0]

    assert all(command.usage in text for command in item_commands().values())


@pytest.mark.parametrize("command", item_commands().values(), ids=list(item_commands()))
def test_every_example_is_understood(command):
    told = item(f"11:00 ana wrote {command.example}", body=item().body)
    blocked = settled(item("10:30 ana wrote /blocked #7")).body if command.name == "unblocked" else told.body

    assert verdicts(planned(replace(told, body=blocked))) == [Sign.ACCEPTED]


def test_a_run_that_died_before_its_verdict_changes_nothing_twice():
    told = item("11:00 ana wrote /due 2026-12-15 we wait\n    /blocked #7")
    once = settled(told)
    again = replace(told, body=once.body)

    assert settled(again).body == once.body
    assert len(folded(once).record.changes) == 2


def test_who_hands_it_on_is_its_owner_until_that_is_answered():
    told = item("11:00 dana wrote /assign @ben\n11:01 bot unassigned dana", owner="ben")

    assert verdicts(planned(told)) == [Sign.ACCEPTED]


def test_who_was_its_owner_before_is_no_longer():
    told = item("11:00 bot unassigned eve\n11:01 eve wrote /assign @ben", owner="ben")

    assert verdicts(planned(told)) == [Sign.REFUSED]


def test_what_was_accepted_is_not_read_again_when_it_is_edited():
    told = settled(item("11:00 ana wrote /due 2026-12-15 we wait"))

    assert planned(then(told, "11:30 ana edited /due 2026-12-20 we wait")) == ()


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
