"""Real sending, over HTTP, to a receiver that behaves well or badly."""

import json
import re
import socket
import time

import pytest
import responses

from incident_actions.notify.mail_and_chat import send
from incident_actions.sandbox.receiver import Reply

#: Long enough for a busy machine, and for a test.
SECONDS = 2.0
UNUSABLE = "its value is no address that a message can be sent to: an Apprise URL is needed"
FOUL = (
    "@everyone @here x@everyone <!channel> <@U123> <@&987> <at>Ana</at> "
    "[pay](https://evil.example) <https://evil.example|pay>"
)
TRAPS = ("@everyone", "@here", "<!channel", "<@U123", "<@&", "<at>", "](https", "<https://evil.example|")
#: An address of each kind of chat, and how its service says that all is well.
CHATS = {
    "slack": ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#general", "ok"),
    "discord": ("discord://123456789012345678/abcdefghijklmnopqrstuvwxyz012345", "{}"),
    "teams": ("workflows://host.example:443/workflow1a/signature1b/", "{}"),
    "telegram": ("tgram://123456789:abcdefg_hijklmnop/12315544/", '{"ok":true}'),
    "mattermost": ("mmosts://host.example/3ccdd113474722377935511fc85d3dd4", "ok"),
    "google": ("gchat://workspace/key/token", "{}"),
}
ANYWHERE = re.compile("https://")


def address(receiving):
    return receiving.url.replace("http://", "json://") + "/hook"


def test_a_message_arrives_once_as_it_was_written(other):
    outcome = send(address(other), "SEV1: Checkout is down", "Since 14:02.\n\nAna has command.")
    (arrival,) = other.received
    assert outcome.sent
    assert (arrival.data["title"], arrival.data["message"]) == (
        "SEV1: Checkout is down",
        "Since 14:02.\n\nAna has command.",
    )


def test_a_message_is_a_warning_for_what_is_less_wakes_nobody_at_some_pagers(other):
    send(address(other), "SEV1: Checkout is down", "Since 14:02.")

    assert other.received[0].data["type"] == "warning"


@pytest.mark.parametrize(
    ("manner", "why"),
    [
        (Reply(400), "refused (HTTP 400)"),
        (Reply(403), "refused (HTTP 403)"),
        (Reply(500), "the service failed (HTTP 500)"),
        ("hang up", "it closed the connection without an answer"),
    ],
)
def test_what_the_other_side_does_is_said_in_words_and_nothing_is_sent_twice(other, manner, why):
    other.behave(manner)
    outcome = send(address(other), "title", "text", SECONDS)
    assert (outcome.sent, outcome.why, len(other.received)) == (False, why, 1)


@pytest.mark.parametrize("status", [500, 302])
def test_an_address_cannot_ask_for_more_tries_or_for_less_truth(other, status):
    other.behave(Reply(status, headers={"location": f"{other.url}/elsewhere"}))
    outcome = send(f"{address(other)}?retry=3&wait=0&optional=yes&redirect=yes", "title", "text", SECONDS)
    assert (outcome.sent, len(other.received)) == (False, 1)


def test_a_redirect_is_not_followed(other):
    other.behave(Reply(302, headers={"location": f"{other.url}/elsewhere"}))
    outcome = send(address(other), "title", "text", SECONDS)
    assert outcome.why == "it answered with a redirect (HTTP 302), and none is followed"
    assert [arrival.path for arrival in other.received] == ["/hook"]


@pytest.mark.parametrize(
    ("manner", "why"), [("silence", "no answer within 1.6 s"), ("trickle", "no answer within 2 s")]
)
def test_nobody_keeps_a_run_waiting(other, manner, why):
    other.behave(manner)
    began = time.monotonic()
    outcome = send(address(other), "title", "text", SECONDS)
    assert (outcome.sent, outcome.why, len(other.received)) == (False, why, 1)
    assert time.monotonic() - began < 2 * SECONDS


def test_after_a_failure_the_next_message_tells_of_itself(other):
    other.behave(Reply(403), Reply(200), Reply(500))
    outcomes = [send(address(other), "title", "text", SECONDS) for _ in range(3)]
    assert [outcome.why for outcome in outcomes] == [
        "refused (HTTP 403)",
        "",
        "the service failed (HTTP 500)",
    ]


@pytest.mark.parametrize(
    "url", ["json://127.0.0.1:{}/", "mailto://127.0.0.1:{}/?to=ben@shop.example&from=ana@shop.example"]
)
def test_where_nothing_listens_the_connection_is_refused(url):
    with socket.socket() as taken:  # bound, and not listening
        taken.bind(("127.0.0.1", 0))
        outcome = send(url.format(taken.getsockname()[1]), "title", "text", SECONDS)
    assert outcome.why == "nothing listens there (connection refused)"


@pytest.mark.parametrize(
    "url", ["", "nonsense", "unheard-of://shop.example", "https://shop.example/hook", "slack://", "json://"]
)
def test_what_is_no_address_is_said_to_be_none(url):
    assert send(url, "title", "text").why == UNUSABLE


def test_nothing_is_written_to_disk(other, tmp_path, monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert send(address(other), "title", "text").sent
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("chat", CHATS)
def test_nobody_is_called_in_any_chat_whatever_somebody_typed(chat):
    url, answer = CHATS[chat]
    with responses.RequestsMock() as internet:
        internet.post(ANYWHERE, body=answer)
        outcome = send(url, FOUL, FOUL)
        (call,) = internet.calls
        sent = json.dumps(json.loads(call.request.body), ensure_ascii=False)
    assert outcome.sent
    assert [trap for trap in TRAPS if trap in sent] == []


def test_a_text_too_long_for_a_chat_comes_in_parts():
    text = "\n".join(f"{number} Checkout is down, and payments with it." for number in range(80))
    with responses.RequestsMock() as internet:
        internet.post(ANYWHERE, body="{}")
        outcome = send(CHATS["discord"][0], "title", text)
        parts = [json.loads(call.request.body)["content"] for call in internet.calls]
    assert outcome.sent
    assert len(parts) == 2
    assert text.splitlines()[-1] in parts[-1]
