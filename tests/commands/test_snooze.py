"""`/snooze`: the next update may come later."""

import pytest

from incident_actions.incident.clocks import next_update
from tests.rehearsal import OPEN, known, planned, refusal, settled, status
from tests.stories import then, thread

MINOR = OPEN.replace("sev2", "sev4")


def due(told):
    return next_update(known(told)).strftime("%d %H:%M")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("30m", "23 10:55"),
        ("1h30m", "23 11:55"),
        ("for 2 hours", "23 12:25"),
        ("in an hour", "23 11:25"),
        ("1d", "24 10:25"),
        ("1m", "23 10:30"),
    ],
)
def test_the_next_update_is_due_so_long_after_the_comment_but_never_earlier(typed, at):
    told = settled(thread(f"{OPEN}10:25 ana wrote /snooze {typed}"))

    assert due(told) == at
    assert known(told).rows == ()


def test_the_status_comment_says_that_it_was_put_off():
    assert "| Next update due | 2026-11-23 11:25 UTC (put off) |" in status(
        settled(thread(f"{OPEN}10:25 ana wrote /snooze 1h"))
    )


@pytest.mark.parametrize("news", ["/update fine", "/status identified a deploy", "/mitigate"])
def test_news_ends_it(news):
    told = settled(thread(f"{OPEN}10:25 ana wrote /snooze 4h\n10:40 ana wrote {news}"))

    assert due(told) == "23 11:10"


def test_the_last_one_counts():
    assert due(settled(thread(f"{OPEN}10:25 ana wrote /snooze 4h\n10:26 ana wrote /snooze 1h"))) == "23 11:26"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "For how long? Write `/snooze 30m`."),
        ("a while", "`a while` is no span of time. Write `/snooze 30m`."),
        ("0m", "`0m` is no span of time."),
        ("-10m", "`-10m` is no span of time."),
        ("25h", "A day is the longest. Does `/severity` say how bad it is?"),
        ("400w", "A day is the longest."),
    ],
)
def test_what_is_no_span_or_too_long_is_refused(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:25 ana wrote /snooze {typed}"))).startswith(said)


def test_a_caret_stands_under_what_is_too_long():
    assert "/snooze 25h\n        ^^^" in refusal(planned(thread(f"{OPEN}10:25 ana wrote /snooze 25h")))


def test_where_no_update_is_awaited_there_is_nothing_to_put_off():
    told = thread(f"{MINOR}10:25 ana wrote /snooze 1h")

    assert refusal(planned(told)).startswith("No update is awaited, so there is nothing to put off.")


def test_once_resolved_there_is_nothing_to_put_off():
    told = then(settled(thread(f"{OPEN}10:20 ana wrote /resolve")), "10:25 ana wrote /snooze 1h")

    assert refusal(planned(told)).startswith("No update is awaited")


def test_put_off_the_reminder_comes_when_it_was_put_off_to():
    told = settled(thread(f"{OPEN}10:25 ana wrote /snooze 1h"))
    early, late = told.at.replace(hour=11, minute=24), told.at.replace(hour=11, minute=25)

    assert [key for key in known(settled(told, now=early)).keyed if "due" in key] == []
    assert [key for key in known(settled(told, now=late)).keyed if "due" in key] == [
        "update-due 2026-11-23T11:25:00Z"
    ]


def test_what_was_put_off_is_not_once_it_is_more_severe():
    told = settled(thread(f"{MINOR.replace('sev4', 'sev3')}10:05 ana wrote /snooze 8h"))
    told = settled(then(told, "10:25 ben wrote /severity sev1 nobody can pay"))

    assert due(told) == "23 10:15"


def test_a_lower_severity_leaves_it_as_it_is():
    told = settled(thread(f"{OPEN}10:05 ana wrote /snooze 6h\n10:06 ana wrote /severity sev3"))

    assert due(told) == "23 16:05"
