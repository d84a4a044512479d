import io

import pytest
from rich.console import Console

from incident_actions.notify.notifier import FromEnvironment
from incident_actions.sandbox.demo.room import SECRET, open_room
from incident_actions.sandbox.demo.telling import Telling


@pytest.fixture
def room():
    with open_room() as opened:
        yield opened


def send(room, title, text):
    return FromEnvironment(room.environment).send(SECRET, title, text)


def test_what_a_notifier_sends_to_the_rooms_address_is_read_once_in_a_few_words(room):
    outcome = send(room, "SEV1 #1", "🔴 Incident: Checkout is down\n\nNobody can pay.")

    assert outcome.sent
    assert room.news() == ("SEV1 #1, 🔴 Incident: Checkout is down",)
    assert room.news() == ()
    assert room.arrived == 1


def test_an_arrival_is_told_below_what_the_bot_did(room):
    out = io.StringIO()
    telling = Telling(Console(file=out, width=200), room)

    send(room, "SEV1 #1", "✅ Incident resolved")
    telling.arrivals()
    telling.arrivals()

    assert out.getvalue() == "       ✉ ops-chat received: SEV1 #1, ✅ Incident resolved\n"
