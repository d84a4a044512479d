import pytest

from tests.rehearsal import OPEN, changes, known, planned, refusal, settled
from tests.stories import thread


def test_an_action_item_is_noted_and_changes_nothing_else():
    told = thread(f"{OPEN}10:13 ana wrote /action add memory limits @ben due in 2 weeks prevent")
    (noted,) = known(settled(told)).actions

    assert (noted.given.text, noted.given.owner, noted.given.kind) == ("add memory limits", "ben", "prevent")
    assert noted.given.due.isoformat() == "2026-12-07"
    assert changes(planned(told)) == []


def test_a_date_counts_from_the_day_of_the_comment_in_the_teams_zone():
    story = thread(f"{OPEN}23:30 ana wrote /action add limits due tomorrow")
    (noted,) = known(settled(story, config="timezone: Europe/Berlin"), "timezone: Europe/Berlin").actions

    assert noted.given.due.isoformat() == "2026-11-25"


def test_owner_and_date_may_be_missing():
    (noted,) = known(settled(thread(f"{OPEN}10:13 ana wrote /action add limits"))).actions

    assert (noted.given.owner, noted.given.due) == (None, None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "The action item is missing."),
        ("@ana due friday", "What is to be done?"),
        ("add limits due soon", "`soon` is no date that I can read."),
        ("add limits due `@eve`", "`'@eve'` is no date that I can read."),
    ],
)
def test_what_is_no_action_item_is_refused(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /action {typed}"))).startswith(said)
