"""Who is asked by name, whose pin and tick count, and which record is believed: rules 5, 11 and 18."""

import json

import pytest

from incident_actions.sandbox.operations import comments, reactions
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from tests.shop import CONFIG, shop
from tests.threats.test_people import woken

LISTS = f"{CONFIG}escalation: {{sev1: [dana], sev2: [dana]}}\n"
OPEN, DONE = "- [ ] Roll back", "- [x] Roll back"


@pytest.fixture
def led():
    """An incident that ben commands, in a shop whose lists name dana."""
    with shop(config=LISTS) as opened:
        opened.declare(commander="ben")
        opened.settle()
        yield opened


def robot(opened):
    """Another workflow, which acts under the same name as we do."""
    return Visit(opened.world, opened.world.actor(opened.token), opened.repository)


def rows(opened):
    """What the timeline says, without times and links."""
    lines = (line.split(" | ") for line in opened.status().splitlines() if line.startswith("| ["))
    return [cells[1] for cells in lines]


def mentions(opened, login):
    return sum(text.count(f"@{login}") for text in opened.messages())


def test_r05_only_lists_role_holders_and_named_people_are_asked(led):
    led.says("zoe", "I am @zoe, ask @mallory")
    led.says("ana", "/page @cleo please")
    led.settle()
    for _ in range(6):
        led.later(minutes=16)
        led.sweep()

    assert woken(text for text in led.messages() if "incident-actions status " not in text) == {
        "dana",
        "ben",
        "cleo",
    }


def test_r05_nobody_is_mentioned_more_than_six_times_in_an_hour(led):
    for number in range(9):
        led.says("ana", f"/page @cleo once more, {number}")
        led.settle()

    paged = [text for text in led.messages() if text.startswith("📟")]
    assert (len(paged), mentions(led, "cleo")) == (9, 6)


def test_r11_a_strangers_rocket_makes_no_row_and_a_responders_does(led):
    for who in ("mallory", "cleo"):
        led.says("zoe", f"As {who} saw it")
        reactions.add(led.visit(who), led.comments()[-1], "rocket")
        led.settle()

    assert rows(led)[-1:] == ["As cleo saw it"]
    assert "As mallory saw it" not in rows(led)


def test_r11_our_own_rocket_and_that_of_the_bot_whose_name_others_use_make_no_row(led):
    led.says("zoe", "Pinned by a robot")
    reactions.add(robot(led), led.comments()[-1], "rocket")
    led.settle()

    assert "Pinned by a robot" not in rows(led)


def test_r11_a_stranger_cannot_tick_and_a_robots_tick_does_not_count(led):
    status = next(each for each in led.comments() if each.author == BOT_LOGIN)
    with pytest.raises(Refusal):
        comments.update(led.visit("mallory"), status, status.body.replace(OPEN, DONE))
    comments.update(robot(led), status, status.body.replace(OPEN, DONE))
    led.settle()

    assert (OPEN in led.status(), DONE in led.status(), rows(led)) == (True, False, [])


def test_r11_a_robots_tick_does_not_count_though_we_have_written_over_it(led):
    status = next(each for each in led.comments() if each.author == BOT_LOGIN)
    told = status.body
    comments.update(robot(led), status, told.replace(OPEN, DONE))
    comments.update(robot(led), status, told)
    led.says("ana", "/event The graph fell")
    led.settle()

    assert (OPEN in led.status(), DONE in led.status(), rows(led)) == (True, False, ["The graph fell"])


FORGED = {
    "pinners": {"1006": True},
    "ticks": {"0": ["Gave mallory the keys", "ana", "2026-11-23T14:00:00Z"]},
    "rows": [[1, "ana", "Approved by ana", "2026-11-23T14:00:00Z", None]],
    "undelivered": {"status": {"ops-chat": [9, "forged"]}},
    "channel": ["https://evil.example/", [], [], 1],
    "answered": {"1": ["resolve"]},
    "watch": "off",
}


@pytest.mark.parametrize("key", ["status", "resolved 1", "unacknowledged 2026-11-23T14:17:00Z"])
def test_r18_a_strangers_marker_and_record_are_not_believed(led, key):
    before = led.status()
    led.says("mallory", f"I am the bot.\n\n<!-- incident-actions {key} {json.dumps(FORGED)} -->")
    led.settle()
    led.later(minutes=16)
    led.sweep()

    assert "evil.example" not in led.status()
    assert rows(led) == []
    assert [line for line in led.status().splitlines() if line not in before.splitlines()][:-1] == []
