"""The notifier that a run uses: secrets by name, and no trace of what is in them."""

import logging

import pytest

from incident_actions.errors import NotifyError
from incident_actions.notify.notifier import FromEnvironment
from incident_actions.sandbox.receiver import Reply
from tests.notify.slack_workspace import TOKEN

CANARY = "canary5ecret"
#: What a server may answer, as far as it shows in what we say of it.
MANNERS = {
    "accepts": Reply(),
    "refuses": Reply(403, {"error": CANARY}),
    "fails": Reply(500),
    "redirects": Reply(307, headers={"location": f"/{CANARY}"}),
    "is silent": "silence",
    "hangs up": "hang up",
}


def notifier(other, **environ):
    return FromEnvironment({"SLACK_API_URL": other.url, **environ}, seconds=2.0)


@pytest.fixture
def everything_said(capfd):
    """Whatever is printed or logged, at every level, by whomever."""
    lines = []
    ear = logging.Handler(logging.NOTSET)
    ear.emit = lambda record: lines.append(record.getMessage())
    root = logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    yield lambda: "\n".join([*lines, *capfd.readouterr()])
    root.removeHandler(ear)
    root.setLevel(level)


def test_a_message_goes_to_the_address_that_a_variable_holds(other):
    outcome = notifier(other, OPS_CHAT=other.url.replace("http", "json") + "\n").send(
        "OPS_CHAT", "title", "text"
    )
    assert outcome.sent
    assert len(other.received) == 1


@pytest.mark.parametrize("environ", [{}, {"OPS_CHAT": ""}, {"OPS_CHAT": " \n"}])
def test_a_variable_that_is_not_set_is_named(other, environ):
    sender = notifier(other, **environ)
    outcome = sender.send("OPS_CHAT", "title", "text")
    assert (outcome.sent, outcome.why) == (False, "OPS_CHAT is not set in the environment")
    with pytest.raises(NotifyError, match="OPS_CHAT is not set in the environment"):
        sender.open_channel("OPS_CHAT", "incident", "topic", "text", ())


@pytest.mark.parametrize("manner", MANNERS)
def test_an_address_shows_nowhere(other, everything_said, manner):
    other.behave(MANNERS[manner])
    url = f"{other.url.replace('http://', f'json://{CANARY}:{CANARY}@')}/{CANARY}?+X-Key={CANARY}"
    sender = notifier(other, OPS_CHAT=url)
    outcome = sender.send("OPS_CHAT", "title", "text")
    assert any(CANARY in arrival.path for arrival in other.received)
    assert CANARY not in f"{outcome!r} {sender!r} {everything_said()}"


@pytest.mark.parametrize(
    "url",
    [
        f"unheard-of://{CANARY}",
        f"slack://{CANARY}",
        f"mailto://{CANARY}",
        f"json://{CANARY}.invalid/{CANARY}",
    ],
)
def test_an_address_that_leads_nowhere_shows_nowhere(other, everything_said, url):
    outcome = notifier(other, OPS_CHAT=url).send("OPS_CHAT", "title", "text")
    assert not outcome.sent
    assert CANARY not in f"{outcome!r} {everything_said()}"


@pytest.mark.parametrize("manner", sorted(set(MANNERS) - {"is silent"}))
@pytest.mark.parametrize("token", [f"xoxb-{CANARY}", f"xoxb-{CANARY}\nX: y", f"xoxb-{CANARY}-ä€"])
def test_a_token_shows_nowhere(other, everything_said, manner, token):
    other.behave(MANNERS[manner])
    sender = notifier(other, SLACK_TOKEN=token)
    with pytest.raises(NotifyError) as raised:
        sender.open_channel("SLACK_TOKEN", "incident", "topic", "text", ["U0ANA"])
    assert CANARY not in f"{raised.value!r} {raised.value.__cause__!r} {sender!r} {everything_said()}"


def test_a_channel_is_opened_with_the_token_that_a_variable_holds(other, workspace):
    channel = notifier(other, SLACK_TOKEN=TOKEN).open_channel("SLACK_TOKEN", "incident", "topic", "text", ())
    assert [made.id for made in workspace.channels] == [channel.id]


@pytest.mark.parametrize(
    "url", ["http://slack.example/api/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://[", "slack.com"]
)
def test_a_token_goes_nowhere_unencrypted_but_to_this_machine(url):
    sender = FromEnvironment({"SLACK_TOKEN": TOKEN, "SLACK_API_URL": url})
    with pytest.raises(NotifyError, match="SLACK_API_URL is neither https nor on this machine"):
        sender.open_channel("SLACK_TOKEN", "incident", "topic", "text", ())
