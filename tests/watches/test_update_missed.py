"""An update that was asked for and did not come is asked for once more, of more people."""

import pytest

from tests.rehearsal import OPEN, settled
from tests.stories import then, thread
from tests.watches.rota import keys, said, swept, watched

CALM = f"{OPEN}10:00 ana wrote 🚀 /ack\n10:00 bot assigned ana\n"


@pytest.mark.parametrize(
    ("severity", "asked", "early", "late"),
    [
        ("sev1", "23 10:15", "23 10:29", "23 10:30"),
        ("sev2", "23 10:30", "23 10:59", "23 11:00"),
        ("sev3", "23 14:00", "24 09:59", "24 10:00"),
    ],
)
def test_it_is_missed_as_long_again_after_it_was_asked_for(severity, asked, early, late):
    told = watched(thread(CALM.replace("sev2", severity)), asked)

    assert keys(watched(told, early), "update-missed") == []
    assert len(keys(watched(told, early, late), "update-missed")) == 1


def test_it_is_never_missed_at_the_moment_at_which_it_is_asked_for():
    told = watched(thread(CALM), "23 12:00")

    assert (len(keys(told, "update-due")), keys(told, "update-missed")) == (1, [])


def test_the_reminder_is_wider_than_the_first():
    config = "escalation: {sev2: [zoe]}"
    told = watched(thread(CALM), "23 10:31", "23 11:01", config=config)

    assert [text.partition("\n")[0] for text in said(told, "update-due")] == ["⏰ **Update due** @ana"]
    assert said(told, "update-missed") == [
        (
            "⏰ **Update missed** @ana @zoe\n\nNobody has said how this SEV2 stands; it was due "
            "2026-11-23 10:30 UTC. "
            "`/update` and a sentence is enough, `/snooze 30m` puts it off."
        )
    ]


def test_after_that_it_is_quiet():
    told = swept(thread(CALM), "23 10:15", "23 22:00")

    assert (len(keys(told, "update-due")), len(keys(told, "update-missed"))) == (1, 1)


def test_an_update_starts_it_anew():
    told = then(watched(thread(CALM), "23 10:31", "23 11:01"), "11:10 ana wrote /update fine")
    told = swept(settled(told), "23 11:15", "23 14:00")

    assert keys(told, "update-missed") == [
        "update-missed 2026-11-23T10:30:00Z",
        "update-missed 2026-11-23T11:40:00Z",
    ]


def test_put_off_it_is_missed_later():
    told = settled(thread(f"{CALM}10:20 ana wrote /snooze 2h"))

    assert keys(swept(told, "23 10:30", "23 12:45"), "update-missed") == []
    assert keys(swept(told, "23 10:30", "23 13:00"), "update-missed") == [
        "update-missed 2026-11-23T12:20:00Z"
    ]


def test_put_off_after_it_was_missed_there_is_one_more_of_each():
    told = watched(thread(CALM), "23 10:30", "23 11:00")
    told = settled(then(told, "11:05 ana wrote /snooze 30m"))
    told = swept(told, "23 11:15", "23 15:00")

    assert keys(told, "update-due") == ["update-due 2026-11-23T10:30:00Z", "update-due 2026-11-23T11:35:00Z"]
    assert len(keys(told, "update-missed")) == 2


def test_what_fell_due_at_closing_time_on_friday_is_asked_for_on_monday():
    told = thread(
        "2026-11-27 13:00 ana opened x\n2026-11-27 13:00 bot labeled severity/sev3\n"
        "2026-11-27 13:00 bot labeled status/investigating"
    )

    assert keys(swept(told, "27 16:00", "27 20:00"), "update-due") == []
    assert keys(swept(told, "30 08:00", "30 12:45"), "update-due") == ["update-due 2026-11-27T17:00:00Z"]
    assert len(keys(swept(told, "30 08:00", "30 13:00"), "update-missed")) == 1


def test_a_reminder_that_somebody_deleted_is_followed_by_none():
    told = then(watched(thread(CALM), "23 10:31"), "10:35 ana deleted bot update-due")

    assert keys(watched(told, "23 11:01"), "update-missed") == []
