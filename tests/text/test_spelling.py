import pytest

from incident_actions.text.spelling import nearest

KNOWN = ("ack", "role", "severity", "status", "ic", "postmortem")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ack", "ack"),
        ("ACK", "ack"),
        ("akc", "ack"),
        ("sevrity", "severity"),
        ("stauts", "status"),
        ("statsu", "status"),
        ("sever", "severity"),
        ("post", "postmortem"),
        ("rol", "role"),
        ("po", "postmortem"),
    ],
)
def test_a_word_two_letters_off_or_a_beginning_is_understood(typed, meant):
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", ["", "a", "shrug", "lgtm", "deploy", "x" * 30])
def test_a_word_that_resembles_nothing_is_left_alone(typed):
    assert nearest(typed, KNOWN) is None
