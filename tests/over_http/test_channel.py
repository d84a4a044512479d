"""The incident's Slack channel, over HTTP: opened once, everybody with a role in it, links both ways."""

import pytest

from incident_actions.sandbox.receiver import Reply
from tests.readers import SLACK, TARGETS
from tests.shop import shop

NAME = "incident-2026-11-23-checkout-fails-for-many-customers"
ISSUE = "https://github.example/acme/shop/issues/1"
DOWN = Reply(503, {"ok": False})


@pytest.fixture
def slack(out):
    """An open shop with a workspace."""
    with shop(config=SLACK, environ=out.environ) as opened:
        yield opened


@pytest.fixture
def led(slack):
    """An incident in it that ben commands."""
    slack.declare(commander="ben")
    slack.settle()
    return slack


def warnings(opened):
    return [line for line in opened.status().splitlines() if line.startswith("> The channel: ")]


def row(opened):
    """What the status comment's table says of the channel."""
    return [line for line in opened.status().splitlines() if line.startswith("| Channel ")]


def test_it_is_opened_once_with_its_topic_and_members_and_the_links_lead_both_ways(led, out):
    led.says("ben", "/severity sev1")
    led.settle()
    led.later(minutes=11)
    led.calm()

    (channel,) = out.workspace.channels
    assert (channel.name, channel.topic) == (NAME, f"Checkout fails for many customers · {ISSUE}")
    assert channel.members == {"U0BOT", "U0BEN"}
    assert [text.split("\n\n")[0] for text in channel.messages] == [
        "🔴 Incident: Checkout fails for many customers"
    ]
    assert channel.messages[0].endswith(f"\n\n{ISSUE}")
    assert row(led) == [f"| Channel | [#{NAME}](https://slack.com/app_redirect?channel=C000&team=T0SHOP) |"]
    assert out.workspace.calls.count("conversations.create") == 1


def test_a_long_title_does_not_cut_the_link_in_the_topic(slack, out):
    slack.declare(what="Checkout fails " * 16)
    slack.settle()

    assert out.workspace.channels[0].topic.endswith(f"Checkout fails… · {ISSUE}")


def test_whoever_takes_a_role_later_is_invited_and_nothing_is_said_twice(led, out):
    led.says("ben", "/lead @ana")
    led.settle()
    led.later(minutes=11)
    led.calm()

    (channel,) = out.workspace.channels
    assert channel.members == {"U0BOT", "U0BEN", "U0ANA"}
    assert len(channel.messages) == 1
    assert out.workspace.calls.count("conversations.invite") == 3


def test_a_role_for_somebody_whom_slack_does_not_know_asks_nothing_of_slack(led, out):
    before = len(out.workspace.calls)
    led.says("ben", "/comms @cleo")
    led.settle()

    assert len(out.workspace.calls) == before


def test_where_slack_is_down_it_is_shown_and_the_incident_is_unharmed(slack, out):
    out.behave("slack", DOWN)
    slack.declare(commander="ben")
    run = slack.settle()
    slack.says("ben", "/severity sev1")
    slack.settle()

    assert not run.failed
    assert warnings(slack) == [
        "> The channel: No Slack channel: Slack answered with HTTP 503, and with no reason."
    ]
    assert row(slack) == []
    assert "severity/sev1" in slack.labels()
    assert out.heads("ops-chat") == ["🔴 Incident", "📣 SEV1"]


def test_sweeps_try_again_three_times_in_all_and_find_what_has_come_back(slack, out):
    out.behave("slack", DOWN)
    slack.declare(commander="ben")
    slack.settle()
    calls = [sum(each.path.startswith("/api/") for each in out.receiver.received)]
    slack.sweep()
    out.manners.clear()
    slack.sweep()

    assert (warnings(slack), len(out.workspace.channels), calls) == ([], 1, [1])


def test_after_three_tries_it_is_left_at_that(slack, out):
    out.behave("slack", DOWN)
    slack.declare(commander="ben")
    slack.settle()
    slack.sweep()
    slack.calm()

    assert sum(each.path.startswith("/api/") for each in out.receiver.received) == 3
    assert len(warnings(slack)) == 1


def test_a_token_that_is_not_set_is_named(out):
    with shop(config=SLACK, environ={**out.environ, "SLACK_TOKEN": ""}) as opened:
        opened.declare()
        opened.settle()

        (line,) = warnings(opened)
        assert "No Slack channel: SLACK_TOKEN is not set in the environment. Pass the token in" in line


def test_without_a_workspace_only_its_name_is_shown(telling, out):
    telling.declare()
    telling.settle()

    assert (out.workspace.calls, row(telling), f"**Channel** `#{NAME}`" in telling.status()) == ([], [], True)


def test_a_dry_run_opens_none(slack, out):
    slack.declare()
    slack.settle(dry=True)

    assert out.workspace.calls == []


def test_an_incident_that_is_found_a_day_later_or_resolved_already_gets_none(slack, out):
    slack.declare()
    slack.people.close("ana", 1)
    slack.calm()
    slack.declare()
    slack.later(days=1, minutes=1)
    slack.calm()

    assert out.workspace.channels == []


def test_an_open_incident_from_before_there_was_a_workspace_gets_one_only_while_it_is_new(out):
    with shop(config=TARGETS, environ=out.environ) as opened:
        opened.declare()
        opened.settle()
        opened.write_file(".github/incidents.yml", SLACK)
        opened.later(days=1, minutes=1)
        opened.calm()

        assert out.workspace.channels == []
