"""What goes out through the notifiers: which message, to whom, once, and what becomes of a failure."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.effects import Delivery, Send, Verdict
from incident_actions.imagine import imagine
from incident_actions.outbox import MOST_TRIES, unsent
from incident_actions.plan import plan
from incident_actions.thread import Sign
from tests.rehearsal import NOON, OPEN, context, known, settled, status
from tests.stories import then, thread
from tests.watches.rota import watched

CONFIG = """
notify:
  targets:
    - {name: ops, secret: OPS_URL}
    - {name: board, secret: BOARD_URL, audiences: [stakeholders], severities: [sev1]}
    - {name: page, secret: PAGE_URL, audiences: [customers], severities: [sev1, sev2]}
"""
FAILED = "it timed out"


def waiting(told, now=None):
    """The keys of the messages that have still to go out."""
    return [key for key, _ in unsent(known(told, CONFIG), now or context(told).now)]


def sent(told, now=None, outcomes=None, sweeping=False):
    """What a run does that has claimed all that waits, with what came of its sends so far."""
    run = context(told, config=CONFIG, now=now, outcomes=outcomes or {}, sweeping=sweeping)
    claimed = {comment.id for _, comment in unsent(known(told, CONFIG), run.now)}
    return plan(told, replace(run, sending=frozenset(claimed)))


def targets(effects, kind):
    return [each.target for each in effects if isinstance(each, Send) and each.key.split(" ")[0] == kind]


def delivered(told, now=None, **why):
    """The incident after a run that could send, or could not, to each target."""
    tries = [each for each in sent(told, now) if isinstance(each, Send)]
    outcomes = {(each.key, each.target): Delivery(each.attempt, why.get(each.target, "")) for each in tries}
    effects = sent(told, now, outcomes)
    return imagine(told, effects, now or context(told).now)


def verdict(told, key):
    comment = known(told, CONFIG).keyed[key]
    return [sign for sign in (Sign.ACCEPTED, Sign.REFUSED) if comment.signed(sign)]


@pytest.mark.parametrize(
    ("severity", "declared"), [("sev1", ["ops", "board"]), ("sev2", ["ops"]), ("sev4", ["ops"])]
)
def test_the_declaration_goes_to_responders_and_stakeholders_of_its_severity(severity, declared):
    told = settled(thread(OPEN.replace("sev2", severity)), config=CONFIG)

    assert targets(sent(told), "status") == declared


@pytest.mark.parametrize(
    ("typed", "kind", "severity", "whom"),
    [
        ("/update fine", "update", "sev1", ["ops", "board", "page"]),
        ("/update fine", "update", "sev2", ["ops", "page"]),
        ("/update fine", "update", "sev3", ["ops"]),
        ("/resolve done", "resolved", "sev1", ["ops", "board", "page"]),
        ("/resolve done", "resolved", "sev2", ["ops", "page"]),
        ("/page @ben", "page", "sev1", ["ops"]),
        ("/page board", "page", "sev3", ["board"]),
        ("/help", "help", "sev1", []),
        ("/severity bad", "refusal", "sev1", []),
    ],
)
def test_each_message_goes_to_its_audience_at_its_severity(typed, kind, severity, whom):
    told = settled(thread(f"{OPEN.replace('sev2', severity)}10:03 ana wrote {typed}"), config=CONFIG)

    assert targets(sent(told), kind) == whom


@pytest.mark.parametrize(
    ("moment", "kind"),
    [("23 10:15", "unacknowledged"), ("23 10:30", "update-due"), ("23 11:00", "update-missed")],
)
def test_reminders_go_to_responders_only_and_the_first_of_an_update_to_nobody(moment, kind):
    told = watched(thread(OPEN), *sorted({min("23 10:30", moment), moment}), config=CONFIG)

    assert targets(sent(told, context(told).now.replace(hour=11)), kind) == (
        [] if kind == "update-due" else ["ops"]
    )


def test_a_target_is_sent_the_words_the_link_and_by_which_secret():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"), config=CONFIG)
    (send,) = (
        each
        for each in sent(told)
        if isinstance(each, Send) and each.key.startswith("update") and each.target == "ops"
    )

    assert (send.secret, send.title, send.attempt) == ("OPS_URL", "SEV2 #12", 1)
    assert send.text.startswith("⏱️ **Update 2026-11-23 10:03 UTC**")
    assert send.text.endswith("\n\nhttps://github.example/acme/shop/issues/12")
    assert "<!--" not in send.text


def test_customers_get_no_link_into_the_repository():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"), config=CONFIG)
    (send,) = (each for each in sent(told) if isinstance(each, Send) and each.target == "page")

    assert "Current status** fine" in send.text
    assert "github.example" not in send.text


def test_the_declaration_is_sent_without_its_table():
    (send,) = (each for each in sent(settled(thread(OPEN), config=CONFIG)) if isinstance(each, Send))

    assert send.text.startswith("🔴 **Incident: Checkout is down**")
    assert "| Started |" not in send.text


def test_what_was_sent_is_signed_and_not_sent_again():
    told = delivered(settled(thread(OPEN), config=CONFIG))

    assert verdict(told, "status") == [Sign.ACCEPTED]
    assert (waiting(told), targets(sent(told), "status")) == ([], [])


def test_the_verdict_comes_after_the_sends():
    effects = sent(settled(thread(OPEN), config=CONFIG))

    assert [type(each) for each in effects] == [Send, Verdict]


def test_a_run_sends_only_what_it_has_claimed():
    told = settled(thread(OPEN), config=CONFIG)

    assert plan(told, context(told, config=CONFIG)) == ()


def test_a_failure_is_signed_so_and_remembered_and_not_shown_at_the_first_time():
    told = delivered(settled(thread(OPEN.replace("sev2", "sev1")), config=CONFIG), board=FAILED)

    assert verdict(told, "status") == [Sign.REFUSED]
    assert known(told, CONFIG).memory.undelivered == {"status": {"board": Delivery(1, FAILED)}}
    assert "Not sent" not in status(told)


def test_it_is_tried_again_where_it_failed_and_only_there_and_then_shown():
    told = delivered(settled(thread(OPEN.replace("sev2", "sev1")), config=CONFIG), board=FAILED)

    assert [(each.target, each.attempt) for each in sent(told) if isinstance(each, Send)] == [("board", 2)]
    assert (
        "> Not sent to board: the message of 2026-11-23 10:01 UTC, after 2 tries. it timed out"
    ) in status(delivered(told, board=FAILED))


def test_once_it_went_out_after_all_nothing_is_shown_or_remembered():
    told = delivered(settled(thread(OPEN.replace("sev2", "sev1")), config=CONFIG), board=FAILED)
    told = delivered(delivered(told, board=FAILED))

    assert known(told, CONFIG).memory.undelivered == {}
    assert Sign.ACCEPTED in verdict(told, "status")
    assert "Not sent" not in status(told)


def test_it_is_tried_three_times_at_the_most_and_stays_shown():
    told = settled(thread(OPEN.replace("sev2", "sev1")), config=CONFIG)
    for _ in range(MOST_TRIES):
        told = delivered(told, board=FAILED)

    assert waiting(told) == []
    assert "after 3 tries" in status(settled(told, config=CONFIG))


def test_raised_it_is_told_as_raised_and_not_as_declared():
    told = settled(thread(OPEN.replace("sev2", "sev3")), config=CONFIG, now=NOON.replace(hour=10, minute=2))
    told = settled(then(told, "10:05 ana wrote /sev 1"), config=CONFIG)

    assert waiting(told) == ["raised sev1"]
    assert targets(sent(told), "raised") == ["ops", "board"]


def test_what_was_written_before_it_was_so_severe_is_not_told_to_those_of_that_severity():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"), config=CONFIG)
    told = settled(then(told, "10:05 ana wrote /sev 1"), config=CONFIG)

    assert waiting(told) == ["raised sev1"]


def test_lowered_whoever_was_told_is_told_how_it_ends():
    told = settled(thread(OPEN.replace("sev2", "sev1")), config=CONFIG)
    told = settled(then(told, "10:05 ana wrote /sev 4\n10:20 ana wrote /resolve done"), config=CONFIG)

    assert targets(sent(told), "resolved") == ["ops", "board", "page"]


def test_nothing_old_goes_out():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"), config=CONFIG)

    assert waiting(told, NOON + timedelta(days=1)) == []


def test_an_incident_from_before_we_came_is_not_declared():
    assert waiting(settled(thread(OPEN), config=CONFIG, now=NOON + timedelta(days=2))) == []


def test_at_night_what_can_wait_is_declared_in_the_morning():
    night = OPEN.replace("sev2", "sev3").replace("10:0", "03:0")
    told = settled(thread(night), config=CONFIG)

    assert waiting(told) == []
    assert waiting(told, NOON.replace(hour=9)) == ["status"]


def test_resolved_before_anybody_was_told_it_is_not_declared():
    told = settled(thread(f"{OPEN}10:03 ana wrote /resolve done"), config=CONFIG)

    assert waiting(told) == ["resolved 1"]


def test_without_targets_nothing_waits():
    told = settled(thread(f"{OPEN}10:03 ana wrote /update fine"))

    assert list(unsent(known(told), NOON)) == []


@pytest.mark.parametrize("typed", ["/page @ben help", "/update fine"])
def test_what_failed_before_the_severity_was_raised_is_tried_again(typed):
    told = settled(thread(f"{OPEN.replace('sev2', 'sev3')}10:03 ana wrote {typed}"), config=CONFIG)
    told = delivered(told, ops=FAILED)
    told = settled(then(told, "10:10 ana wrote /severity sev1"), config=CONFIG)

    kind = typed.split(" ")[0].removeprefix("/")
    assert targets(sent(told, sweeping=True), kind) == ["ops"]
