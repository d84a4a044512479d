from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from incident_actions.incident.model import TimelineRow
from incident_actions.messages.rows import clock, row_data, span
from incident_actions.text.moments import Moment

AT = datetime(2026, 11, 23, 14, 32, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (Moment(AT), "2026-11-23 14:32"),
        (Moment(AT, approximate=True), "~2026-11-23 14:32"),
        (Moment(AT, until=AT + timedelta(minutes=38)), "2026-11-23 14:32–15:10"),
        (Moment(AT, until=AT + timedelta(days=1)), "2026-11-23 14:32–2026-11-24 14:32"),
    ],
)
def test_a_time_says_whether_it_is_approximate_or_a_range(moment, shown):
    assert span(moment) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (Moment(AT), "15:32\u00a0CET"),
        (Moment(AT, approximate=True), "~15:32\u00a0CET"),
        (Moment(AT, until=AT + timedelta(minutes=38)), "15:32–16:10\u00a0CET"),
        (Moment(AT, until=AT + timedelta(hours=9)), "15:32–2026-11-24 00:32\u00a0CET"),
    ],
)
def test_a_clock_time_says_the_same_in_the_teams_zone(moment, shown):
    assert clock(moment, ZoneInfo("Europe/Berlin")) == shown


def test_a_row_has_both_times_and_inert_text():
    row = TimelineRow(Moment(AT), "a | b `@eve`\n<!-- x", "ana", "https://github.example/c", 7)
    cells = row_data(row, ZoneInfo("Europe/Berlin"))

    assert (cells["utc"], cells["local"], cells["who"]) == ("2026-11-23 14:32", "15:32 CET", "ana")
    assert cells["text"] == "a \\| b \\`@\u200beve\\` &lt;!-- x"


def test_a_row_says_when_it_was_edited_and_when_its_time_came_twice():
    row = TimelineRow(Moment(AT, twice=True), "x", None, "", edited=timedelta(minutes=43))

    assert row_data(row, ZoneInfo("UTC"))["text"] == (
        "x _(the clocks had this time twice: the first is meant)_ _(edited 43 min later)_"
    )
