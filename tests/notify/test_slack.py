"""The channel of an incident, opened over HTTP in a workspace that answers as Slack does."""

import time

import pytest

from incident_actions.errors import NotifyError
from incident_actions.notify.slack import channel_name, open_channel
from incident_actions.sandbox.receiver import Reply
from tests.notify.slack_workspace import TOKEN, USERS, Channel, refused

NAME, TOPIC, TEXT = (
    "incident-2026-11-23-checkout",
    "SEV2: Checkout & payments",
    "https://github.example/acme/shop/1",
)


def opened(other, members=(), token=TOKEN, text=TEXT):
    return open_channel(token, NAME, TOPIC, text, members, other.url)


def test_a_channel_is_made_with_its_topic_its_people_and_the_link(other, workspace):
    channel = opened(other, ["U0ANA", "U0BEN"])
    (made,) = workspace.channels
    assert (made.name, made.topic, made.members, made.messages) == (NAME, TOPIC, USERS, [TEXT])
    assert (channel.id, channel.problems) == (made.id, ())
    assert channel.url == f"https://slack.com/app_redirect?channel={made.id}&team=T0SHOP"


def test_opened_twice_it_is_one_channel_with_one_message(other, workspace):
    first = opened(other, ["U0ANA"])
    workspace.calls.clear()
    second = opened(other, ["U0ANA"])
    assert first == second
    assert len(workspace.channels) == 1
    assert workspace.channels[0].messages == [TEXT]
    assert workspace.calls == ["conversations.create", "conversations.list", "conversations.invite"]


def test_a_channel_is_found_on_a_later_page_and_its_topic_set_right(other, workspace):
    workspace.channels = [Channel(f"C{n}", f"talk-{n}") for n in range(5)] + [Channel("C9", NAME, "old")]
    workspace.page = 2
    channel = opened(other)
    assert channel.id == "C9"
    assert workspace.channels[-1].topic == TOPIC
    assert workspace.calls.count("conversations.list") == 3


def test_a_name_taken_by_a_channel_that_cannot_be_seen_is_an_error(other, workspace):
    workspace.channels = [Channel("C1", NAME, private=True)]
    with pytest.raises(NotifyError, match=f"#{NAME} exists, but cannot be seen. Is it private"):
        opened(other)


def test_a_member_who_cannot_be_invited_is_a_problem_and_the_others_come(other, workspace):
    channel = opened(other, ["U0GONE", "U0ANA"])
    (problem,) = channel.problems
    assert problem.startswith("U0GONE could not be invited to the Slack channel: Slack knows no user")
    assert "U0ANA" in workspace.channels[0].members


def test_what_fails_after_the_channel_is_there_is_told_and_loses_nothing_else(other, workspace):
    workspace.conversations_setTopic = lambda _: refused("is_archived")
    workspace.chat_postMessage = lambda _: refused("<b>anything</b>")
    channel = opened(other)
    topic, message = channel.problems
    assert channel.id == "C000"
    assert topic.endswith("could not be set: the channel is archived: restore it in Slack (is_archived)")
    assert message.endswith("could not be posted: Slack answered with HTTP 200, and with no reason")


def test_slack_is_given_the_time_it_asks_for(other, workspace):
    workspace.waits = [1]
    began = time.monotonic()
    channel = opened(other)
    assert time.monotonic() - began >= 1
    assert channel.problems == ()
    assert workspace.calls[:2] == ["conversations.create", "conversations.create"]


def test_slack_is_not_given_more_time_than_there_is(other, workspace):
    workspace.waits = [3600]
    with pytest.raises(NotifyError, match=r"asks for fewer calls for a while \(ratelimited\)"):
        opened(other)
    assert workspace.calls == ["conversations.create"]


@pytest.mark.usefixtures("workspace")
def test_a_token_that_is_not_valid_is_said_to_be_so(other):
    with pytest.raises(NotifyError, match=r"the token is not valid: .* \(invalid_auth\)"):
        opened(other, token="xoxb-another")


@pytest.mark.parametrize(
    ("manner", "why"),
    [
        (Reply(500), "Slack answered with HTTP 500, and with no reason"),
        (
            Reply(200, {"ok": False, "error": "team_access_not_granted"}),
            r"refused \(team_access_not_granted\)",
        ),
        (Reply(302, headers={"location": "/again"}), "Slack answered with HTTP 302, and with no reason"),
        (Reply(200, {"ok": True}), "what answered is not Slack"),
        (Reply(200, {"ok": True, "channel": {}}), "what answered is not Slack"),
        ("hang up", "it closed the connection without an answer"),
    ],
)
def test_without_a_channel_there_is_an_error_and_nothing_is_tried_twice(other, manner, why):
    other.behave(manner)
    with pytest.raises(NotifyError, match=why):
        opened(other)
    posts = [arrival for arrival in other.received if arrival.path == "/conversations.create"]
    assert len(posts) == 1


def test_nobody_is_called_by_what_somebody_typed(other, workspace):
    opened(other, text="<!channel> <@U0ANA> @everyone & more")
    (message,) = workspace.channels[0].messages
    assert message.replace("\u200b", "") == "&lt;!channel&gt; &lt;@U0ANA&gt; @everyone &amp; more"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Incident 2026-11-23: Checkout is down!", "incident-2026-11-23-checkout-is-down"),
        ("incident-Kasse_fällt-aus", "incident-kasse_fällt-aus"),
        ("a" * 100, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
        ("!?", "incident"),
    ],
)
def test_a_name_is_made_to_fit_slack(text, name):
    assert channel_name(text) == name
