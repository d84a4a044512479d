"""Messages that leave GitHub, over HTTP: each arrives once; what fails is tried again, and shown."""

import pytest

from incident_actions.sandbox.receiver import Reply
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.readers import NAMES, TARGETS
from tests.shop import shop

ISSUE = "https://github.example/acme/shop/issues/1"
UPDATE = "/update\nStatus: Customers cannot pay.\nNext: We roll back.\nETA: 15:40"
MINOR = "SEV3 Minor: limited impact"
#: How a target may fail, and what is said of it.
FAILURES = {
    "answers 500": (Reply(500), "the service failed (HTTP 500)"),
    "is silent": ("silence", "no answer within"),
    "hangs up": ("hang up", "it closed the connection without an answer"),
    "refuses": (Reply(403), "refused (HTTP 403)"),
    "repeats a redirect": (Reply(307, headers={"location": "/ops-chat"}), "it answered with a redirect"),
}


@pytest.fixture
def led(telling):
    """An open shop with an incident that ben commands, declared to everybody."""
    telling.declare(commander="ben")
    telling.settle()
    return telling


def says(opened, who, text):
    opened.says(who, text)
    return opened.settle()


def heads(out):
    return {name: out.heads(name) for name in NAMES}


def signs(opened, head):
    """The bot's reactions on its message that begins so."""
    comment = next(each for each in opened.comments() if each.body.startswith(head))
    return opened.signs(comment.id)


def unsent(opened):
    """What the status comment says of messages that did not go out."""
    return [line for line in opened.status().splitlines() if line.startswith("> Not sent to ")]


def test_each_message_arrives_once_at_the_targets_for_its_readers_and_severity(led, out):
    says(led, "ben", UPDATE)
    says(led, "ben", "/severity sev1 nobody can pay")
    says(led, "ben", "/resolve Rolled back")
    led.later(minutes=11)
    led.calm()

    told = ["🔴 Incident", "⏱️ Update", "📣 SEV1", "✅ Incident"]
    assert heads(out) == {
        "ops-chat": told,
        "management": told,
        "status-page": ["⏱️ Update", "✅ Incident"],
        "pager": ["📣 SEV1", "✅ Incident"],
    }


def test_a_message_is_text_that_a_person_reads_with_a_link_to_the_incident(led, out):
    says(led, "ben", UPDATE)

    text = out.got("ops-chat")[-1]
    assert text == (
        "SEV2 #1\n\n"
        "⏱️ Update 2026-11-23 15:02 CET\n\n"
        "Current status Customers cannot pay.\nNext steps We roll back.\nETA 15:40\n\n"
        f"Next update by 2026-11-23 15:32 CET.\n\n{ISSUE}"
    )
    assert out.got("status-page") == [text.removesuffix(f"\n\n{ISSUE}")]


def test_what_is_asked_of_responders_goes_to_responders(led, out):
    led.later(minutes=16)
    led.sweep()
    led.later(minutes=15)
    led.sweep()
    led.later(minutes=30)
    led.sweep()

    assert heads(out) == {
        "ops-chat": ["🔴 Incident", "🔔 Nobody", "🔔 Still", "⏰ Update"],
        "management": ["🔴 Incident"],
        "status-page": [],
        "pager": [],
    }


def test_a_page_goes_to_the_target_that_it_names_and_for_a_person_to_those_of_responders(led, out):
    says(led, "ben", "/page pager the database is down")
    says(led, "ben", "/page @ana the database is down")

    assert (out.heads("pager"), out.heads("ops-chat")) == (["📟 Paged"], ["🔴 Incident", "📟 Paged"])
    assert out.got("pager")[0].endswith(
        "SEV2 Checkout fails for many customers · the database is down · asked by ben\n\n"
        f"Goes out through pager.\n\n{ISSUE}"
    )


@pytest.mark.parametrize(("manner", "why"), FAILURES.values(), ids=FAILURES)
def test_a_target_that_fails_is_tried_by_sweeps_ten_minutes_apart_three_times_at_most_and_shown(
    led, out, manner, why
):
    out.behave("ops-chat", manner)
    says(led, "ben", UPDATE)
    first = (out.heads("ops-chat").count("⏱️ Update"), signs(led, "⏱️"), unsent(led))
    led.later(minutes=5)
    led.sweep()
    too_early = out.heads("ops-chat").count("⏱️ Update")
    led.later(minutes=6)
    led.sweep()
    second = (out.heads("ops-chat").count("⏱️ Update"), signs(led, "⏱️"), unsent(led))
    for _ in range(3):
        led.later(minutes=11)
        led.calm()

    begin = "> Not sent to ops-chat: the message of 2026-11-23 14:02 UTC (15:02 CET), after "
    assert (first, too_early) == ((1, ["eyes", "confused"], []), 1)
    assert (second[0], second[1]) == (2, ["eyes", "confused"])
    assert second[2][0].startswith(f"{begin}2 tries. {why}")
    assert out.heads("ops-chat").count("⏱️ Update") == 3
    assert [line[: len(begin) + 7] for line in unsent(led)] == [f"{begin}3 tries"]
    assert out.heads("status-page") == ["⏱️ Update"]


def test_a_target_where_nothing_listens_is_shown(out):
    environ = {**out.environ, "OPS_CHAT": "json://127.0.0.1:1/ops-chat"}
    with shop(config=TARGETS, environ=environ) as opened:
        opened.declare()
        opened.settle()
        opened.later(minutes=11)
        opened.sweep()

        assert [line.partition("tries. ")[2] for line in unsent(opened)] == [
            "nothing listens there (connection refused)"
        ]


def test_a_secret_that_is_not_set_is_named_in_the_log_and_in_the_status_comment(out):
    with shop(config=TARGETS, environ={**out.environ, "OPS_CHAT": ""}) as opened:
        opened.declare()
        run = opened.settle()
        opened.later(minutes=11)
        opened.sweep()

        why = "OPS_CHAT is not set in the environment"
        assert (run.told, run.failed) == ([f"ops-chat: status was not sent: {why}"], False)
        assert [line.partition("tries. ")[2] for line in unsent(opened)] == [why]
        assert out.heads("management") == ["🔴 Incident"]


def test_a_second_try_that_succeeds_leaves_no_trace_and_tells_the_others_nothing_twice(led, out):
    out.behave("ops-chat", Reply(503), Reply())
    says(led, "ben", UPDATE)
    led.later(minutes=11)
    led.calm()

    assert (unsent(led), signs(led, "⏱️")) == ([], ["eyes", "rocket"])
    assert (out.heads("ops-chat").count("⏱️ Update"), out.heads("status-page")) == (2, ["⏱️ Update"])


def test_a_failed_message_hides_no_later_one(led, out):
    out.behave("ops-chat", Reply(500), Reply())
    says(led, "ben", UPDATE)
    says(led, "ben", "/resolve Rolled back")

    assert out.heads("ops-chat") == ["🔴 Incident", "⏱️ Update", "✅ Incident"]


#: With this request a run claims the message that it has made: read, claim, write, answer, read, claim.
CLAIM = 6


def unclaimed(opened, text):
    """Somebody comments; GitHub does not answer when the run claims the message that comes of it."""
    opened.says("ben", text)
    opened.world.faults.arm("drop-before", CLAIM, BOT_LOGIN)
    opened.settle()
    assert opened.world.faults.struck == ["drop-before"]


def test_a_page_goes_out_where_github_does_not_answer_the_claim_and_is_confirmed(led, out):
    unclaimed(led, "/page pager the database is down")

    assert (out.heads("pager"), signs(led, "📟")) == (["📟 Paged"], ["rocket"])


def test_an_update_waits_for_the_sweep_where_github_does_not_answer_the_claim(led, out):
    unclaimed(led, UPDATE)
    before = out.heads("status-page")
    led.later(minutes=11)
    led.calm()

    assert (before, out.heads("status-page")) == ([], ["⏱️ Update"])


def test_a_dry_run_sends_nothing(telling, out):
    telling.declare()
    telling.settle(dry=True)

    assert (heads(out), telling.messages()) == ({name: [] for name in NAMES}, [])


def test_what_was_written_before_there_was_a_target_is_sent_while_it_is_news_and_not_later(out):
    with shop(environ=out.environ) as opened:
        opened.declare()
        opened.settle()
        opened.write_file(".github/incidents.yml", TARGETS)
        opened.later(days=1, minutes=1)
        opened.calm()
        late = out.heads("management")
        opened.settle(opened.declare())

        assert (late, out.heads("management")) == ([], ["🔴 Incident"])


def test_at_night_what_can_wait_is_not_sent_and_in_the_morning_it_is_once(telling, out):
    telling.at(minutes=8 * 60)
    telling.declare(severity=MINOR)
    telling.settle()
    telling.later(hours=9)
    telling.sweep()
    at_night = (out.heads("ops-chat"), "Out of hours" in telling.status())
    telling.later(hours=1, minutes=10)
    telling.calm()

    assert at_night == ([], True)
    assert (out.heads("ops-chat"), out.heads("management")) == (["🔴 Incident"], ["🔴 Incident"])


#: Friday evening, and Monday morning, in minutes after the start.
FRIDAY, MONDAY = 4 * 24 * 60 + 270, 7 * 24 * 60 - 352


def test_over_a_weekend_what_can_wait_is_told_and_asked_on_monday(out):
    with shop(config=f"{TARGETS}escalation: {{sev3: [ana]}}\n", environ=out.environ) as opened:
        opened.at(FRIDAY)
        opened.declare(severity=MINOR)
        opened.settle()
        before = (out.heads("management"), len(opened.messages()))
        opened.at(MONDAY)
        opened.calm()

        assert before == ([], 1)
        assert out.heads("management") == ["🔴 Incident"]
        assert [text.split("\n")[0] for text in opened.messages()[1:]] == ["📣 **SEV3 Minor** @ana"]
