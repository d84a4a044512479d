"""The incident's chat channel."""

from incident_actions.chat import MOST_TRIES
from incident_actions.effects import OpenChannel
from incident_actions.imagine import imagine
from incident_actions.incident.memory import Channel
from incident_actions.plan import plan
from tests.rehearsal import NOON, OPEN, context, planned, settled, status
from tests.stories import then, thread

CONFIG = """
notify:
  slack: {secret: SLACK_TOKEN, people: {ana: U0123ANA0, Ben: U0123BEN0}}
"""
NAME = "incident-2026-11-23-checkout-is-down"


def opened(told, **run):
    return [each for each in planned(told, config=CONFIG, **run) if isinstance(each, OpenChannel)]


def with_channel(told, **fields):
    """The incident after a run that has opened its channel, or tried to."""
    run = context(told, config=CONFIG, channel=Channel(**fields))
    return imagine(told, plan(told, run), run.now)


def test_it_is_opened_once_the_status_comment_is_there():
    told = settled(thread(OPEN))
    (channel,) = opened(told)

    assert (channel.secret, channel.name, channel.members, channel.attempt) == ("SLACK_TOKEN", NAME, (), 1)
    assert channel.topic == "Checkout is down · https://github.example/acme/shop/issues/12"
    assert channel.text.startswith("🔴 **Incident: Checkout is down**")
    assert channel.text.endswith("/issues/12")


def test_without_a_workspace_its_name_is_shown_and_none_is_opened():
    told = settled(thread(OPEN))

    assert f"**Channel** `#{NAME}`" in status(told)
    assert [each for each in planned(told) if isinstance(each, OpenChannel)] == []


def test_whoever_holds_a_role_by_then_is_invited():
    told = settled(thread(f"{OPEN}10:02 ana wrote 🚀 /ic\n10:02 ana wrote 🚀 /scribe @cleo"))

    assert opened(told)[0].members == ("U0123ANA0",)


def test_opened_it_is_linked_and_not_opened_again():
    told = with_channel(settled(thread(OPEN)), url="https://chat.example/C1", tries=1)

    assert f"| Channel | [#{NAME}](https://chat.example/C1) |" in status(told)
    assert opened(told) == []


def test_whoever_takes_a_role_later_is_invited_to_it():
    told = with_channel(settled(thread(OPEN)), url="https://chat.example/C1", tries=1)
    told = then(told, "10:10 ana wrote 🚀 /ic @ben")
    (again,) = opened(told)

    assert again.members == ("U0123BEN0",)
    assert opened(with_channel(told, url="https://chat.example/C1", invited=("U0123BEN0",), tries=2)) == []


def test_whoever_leaves_a_role_leaves_the_channel_alone():
    told = with_channel(settled(thread(OPEN)), url="https://chat.example/C1", invited=("U0123BEN0",), tries=1)

    assert opened(told) == []


def test_what_went_wrong_is_shown_and_tried_again_by_the_sweep():
    told = with_channel(settled(thread(OPEN)), problems=("invalid | token",), tries=1)

    assert "> The channel: invalid \\| token" in status(told)
    assert opened(told) == []
    assert opened(told, sweeping=True)[0].attempt == 2


def test_it_is_tried_three_times_at_the_most():
    told = with_channel(settled(thread(OPEN)), problems=("down",), tries=MOST_TRIES)

    assert opened(told, sweeping=True) == []


def test_a_resolved_incident_gets_none():
    assert opened(settled(thread(f"{OPEN}10:20 ana wrote /resolve"))) == []


def test_an_old_incident_gets_none():
    late = NOON.replace(day=25)

    assert opened(settled(thread(OPEN), now=late), now=late) == []
