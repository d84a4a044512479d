from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from incident_actions.errors import CommandError
from incident_actions.messages.sent import declared_message, local_time, refusal_message
from incident_actions.text.calls import Call
from tests.naughty import naughty_text
from tests.rehearsal import OPEN, comments, context, known, planned
from tests.stories import thread

RUN = context(thread(OPEN))


def refused(line, error, example=""):
    told = known(thread(f"{OPEN}10:02 ana wrote /status fine"))
    return refusal_message(told.pending[0], Call("status", "", line), error, example, RUN)


def test_a_refusal_shows_the_line_with_a_caret_under_what_is_wrong():
    text = refused("/status  fine", CommandError("No.", at="fine"), "/status identified")

    assert text.splitlines()[:5] == ["No.", "", "```text", "/status fine", "        ^^^^"]


@pytest.mark.parametrize("at", ["", "not in the line", "x" * 300])
def test_where_the_mistake_cannot_be_shown_there_is_no_caret(at):
    assert "^" not in refused("/status fine", CommandError("No.", at=at))


def test_a_long_line_is_cut():
    text = refused("/status " + "x" * 5000, CommandError("No."))

    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("command", ["status", "sev", "ic", "started", "decision x revisit", "action x due"])
@given(text=naughty_text)
def test_r04_a_refusal_repeats_foreign_words_only_in_code(command, text):
    word = "".join(text.split())
    effects = planned(thread(f"{OPEN}10:02 ana wrote /{command} {word}!"))
    replies = [body for key, body in comments(effects).items() if key.startswith("refusal ")]

    assert all(map(outside_code, replies))


def outside_code(text):
    """Whether all that is foreign stands in a code span or the fence."""
    prose = "".join(text.partition("```text")[0].split("`")[::2])
    return not set("@<#") & set(prose)


@pytest.mark.parametrize(
    ("zone", "shown"), [("UTC", "2026-11-23 14:32 UTC"), ("Asia/Kolkata", "2026-11-23 20:02 IST")]
)
def test_a_time_is_told_in_the_teams_zone(zone, shown):
    assert local_time(datetime(2026, 11, 23, 14, 32, tzinfo=UTC), ZoneInfo(zone)) == shown


def test_a_declaration_that_goes_out_late_is_one_still():
    told = thread(f"{OPEN}10:30 ana closed")

    assert declared_message(known(told), context(told)).startswith("🔴 **Incident: Checkout is down**")
