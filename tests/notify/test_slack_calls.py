"""One call of Slack's API, and how long it may take."""

import time

import pytest

from incident_actions.notify.slack_calls import SlackCalls, SlackRefusal


def test_an_answer_that_does_not_come_is_waited_for_no_longer_than_said(other):
    other.behave("silence")
    began = time.monotonic()
    with pytest.raises(SlackRefusal, match="Slack could not be asked: no answer within 1 s"):
        SlackCalls("xoxb-for-tests", other.url, seconds=1).call("conversations.create", name="incident")
    assert time.monotonic() - began < 3
    assert len(other.received) == 1
