from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incident_actions.errors import CommandError
from incident_actions.text.moments import Clock
from incident_actions.text.times import take_time

BERLIN = Clock(datetime(2026, 11, 23, 15, 0, 30, tzinfo=UTC), ZoneInfo("Europe/Berlin"))  # 16:00 there


def refusal(typed, clock=BERLIN):
    with pytest.raises(CommandError) as refused:
        take_time(typed, clock)
    return str(refused.value)


@pytest.mark.parametrize("typed", ["at 12/04", "at 12/04/2026 14:32", "at 12.04.2026, 14:32", "at 12.04"])
def test_a_numeric_date_is_refused_because_day_and_month_cannot_be_told_apart(typed):
    assert "could be read in two ways. Write the date as `2026-11-23`" in refusal(typed)


@pytest.mark.parametrize("typed", ["at 2026-11-23 16:01", "at 2026-11-24 09:00", "at 2027-01-01T00:00Z"])
def test_an_explicit_time_in_the_future_is_refused_with_the_time_of_the_comment(typed):
    assert "is in the future: it was 2026-11-23 16:00 CET when you wrote this" in refusal(typed)


def test_a_range_that_ends_in_the_future_is_refused():
    assert "the end of the range` is in the future" in refusal("at 15:00 to 2026-11-23 17:00")


def test_a_range_that_ends_before_it_starts_is_refused():
    assert "ends before it starts" in refusal("at 15:10 to 14:32")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("at 25:00", "There is no time of day `25:00`"),
        ("at 14:60", "There is no time of day `14:60`"),
        ("at 14:32 pm", "There is no `14 pm`"),
        ("at 0:10 am", "There is no `0 am`"),
        ("at 2026-02-30 14:32", "There is no day `2026-02-30`"),
        ("at 2026-11-22", "`2026-11-22` needs a time of day too"),
        ("at 9999-12-31 23:59 -05:00", "There is no time `23:59` on `9999-12-31`"),
        ("at 0001-01-01 00:00", "`0001-01-01` is too long ago to be true"),
    ],
)
def test_a_time_that_does_not_exist_is_refused(typed, said):
    assert said in refusal(typed)


@pytest.mark.parametrize(
    ("abbreviation", "choices"),
    [
        ("IST", "`Asia/Kolkata`, `Europe/Dublin`, `Asia/Jerusalem`"),
        ("CST", "`America/Chicago`, `Asia/Shanghai`, `America/Havana`"),
        ("BST", "`Europe/London`, `Asia/Dhaka`"),
        ("AST", "`America/Halifax`, `Asia/Riyadh`"),
    ],
)
def test_an_ambiguous_abbreviation_is_refused_with_the_choices(abbreviation, choices):
    assert f"`{abbreviation}` means several time zones. Write {choices}" in refusal(
        f"at 14:32 {abbreviation}"
    )


@pytest.mark.parametrize(
    ("zone", "abbreviation", "made", "meant"),
    [
        ("Asia/Kolkata", "IST", "2026-07-01 12:00", "2026-07-01 09:02"),
        ("Europe/London", "BST", "2026-07-01 15:00", "2026-07-01 13:32"),
        ("Asia/Shanghai", "CST", "2026-11-23 12:00", "2026-11-23 06:32"),
        ("Asia/Riyadh", "AST", "2026-11-23 12:00", "2026-11-23 11:32"),
    ],
)
def test_an_ambiguous_abbreviation_counts_where_the_team_uses_it_then(zone, abbreviation, made, meant):
    clock = Clock(datetime.fromisoformat(made).replace(tzinfo=UTC), ZoneInfo(zone))
    moment, _ = take_time(f"at 14:32 {abbreviation}", clock)

    assert moment.at.strftime("%Y-%m-%d %H:%M") == meant
