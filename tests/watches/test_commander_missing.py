"""Nobody is in command: said in the status comment, and asked for twice."""

import pytest

from tests.rehearsal import OPEN, settled, status
from tests.stories import then, thread
from tests.watches.rota import keys, said, swept, watched

LEFT = f"{OPEN}10:03 ana wrote 🚀 /ack\n10:03 bot assigned ana\n10:20 ana wrote /ic none\n"


def test_the_status_comment_says_that_nobody_is_in_command():
    assert "| Commander | ⚠️ nobody: `/ic` takes command |" in status(settled(thread(OPEN)))


def test_whoever_commands_stands_in_the_headline_alone():
    page = status(settled(thread(f"{OPEN}10:03 ana wrote 🚀 /ack\n10:03 bot assigned ana")))

    assert "· **IC** ana ·" in page
    assert "| Commander |" not in page


def test_where_the_commander_has_left_one_is_asked_for_twice():
    told = settled(thread(LEFT))
    config = "escalation: {sev2: [zoe]}"

    assert keys(watched(told, "23 10:34"), "commander-missing") == []
    assert said(watched(told, "23 10:35", "23 10:50", config=config), "commander-missing") == [
        (
            "🧭 **Nobody is in command of this SEV2** @zoe\n\n"
            "`/ic` takes command, `/ic @login` hands it to somebody."
        ),
        (
            "🧭 **Still nobody is in command of this SEV2** @zoe\n\n"
            "`/ic` takes command, `/ic @login` hands it to somebody."
        ),
    ]


def test_after_that_it_is_quiet():
    told = swept(settled(then(thread(LEFT), "10:21 ana wrote /snooze 1d")), "23 10:30", "23 18:00")

    assert len(keys(told, "commander-missing")) == 2


@pytest.mark.parametrize("line", ["ben wrote /ic", "ana wrote /ic @ben", "ana assigned ben"])
def test_once_somebody_commands_nobody_is_asked(line):
    told = settled(then(settled(thread(LEFT)), f"10:30 {line}"))

    assert keys(watched(told, "23 10:50"), "commander-missing") == []


def test_unassigned_by_hand_one_is_asked_for_too():
    told = thread(f"{OPEN}10:03 ana wrote 🚀 /ack\n10:03 bot assigned ana\n10:20 ben unassigned ana")

    assert keys(watched(told, "23 10:35"), "commander-missing") == ["commander-missing 2026-11-23T10:35:00Z"]


def test_what_nobody_has_acknowledged_is_asked_for_as_that_alone():
    told = watched(thread(OPEN), "23 10:16", "23 10:31")

    assert keys(told, "commander-missing") == []
    assert len(keys(told, "unacknowledged")) == 2


def test_what_can_wait_waits():
    minor = thread(LEFT.replace("sev2", "sev3").replace("10:", "16:"))

    assert keys(swept(settled(minor), "23 16:30", "24 11:00"), "commander-missing") == []
    assert len(keys(watched(settled(minor), "24 12:20"), "commander-missing")) == 1
