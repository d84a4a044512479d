"""Nagging the owners of action items past their date, once and in working hours."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from incident_actions.effects import LabelIssue, WriteComment
from incident_actions.sweep import follow_up, read
from incident_actions.text.markers import mark
from tests.fake_github import MONDAY, FakeGitHub, item, quick_run
from tests.stories import REPOSITORY


def due(number, days, owner="ben", **fields):
    """An action item of ours that is due in so many days."""
    date = (MONDAY + timedelta(days=days)).date().isoformat()
    body = mark("Do it", f"item 12 {number}", {"due": date, "incident": 12})
    return item(number, f"Item {number}", body, **{"assignees": (owner,) if owner else (), **fields})


def chased(*items, now=MONDAY, config=""):
    """The repository after its items were chased: whom it told of which items, and the labels."""
    repository = replace(REPOSITORY, files={".github/incidents.yml": config})
    github = FakeGitHub(listed={each.number: each for each in items}, now=now, repository=repository)
    follow_up(github, read(github, quick_run()), quick_run())
    return github


def told(github):
    return [(effect.issue, effect.body) for effect in github.applied if isinstance(effect, WriteComment)]


def marked(github):
    return [number for number, each in github.listed.items() if "overdue" in each.labels]


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_an_item_is_overdue_from_the_day_after_its_date(days, late):
    github = chased(due(31, days))

    assert (bool(told(github)), bool(marked(github))) == (late, late)


def test_a_person_is_told_of_all_their_items_in_one_comment():
    github = chased(due(31, -3), due(32, -2), due(33, -9, "ana"))

    assert [number for number, _ in told(github)] == [33, 31]
    assert "#31" in told(github)[1][1]
    assert "#32" in told(github)[1][1]
    assert marked(github) == [31, 32, 33]


def test_an_item_is_told_once():
    github = chased(due(31, -3))
    github.later(days=1)

    follow_up(github, read(github, quick_run()), quick_run())

    assert len(told(github)) == 1


def test_a_person_is_told_once_a_day_at_the_most():
    github = chased(due(31, -3))
    github.listed[32] = due(32, -1)

    follow_up(github, read(github, quick_run()), quick_run())

    assert len(told(github)) == 1


def test_an_item_that_nobody_owns_is_marked_and_nobody_is_told():
    github = chased(due(31, -3, owner=""))

    assert (told(github), marked(github)) == ([], [31])


@pytest.mark.parametrize(
    ("now", "working"),
    [
        ("2026-11-23T08:59:00Z", False),
        ("2026-11-23T09:00:00Z", True),
        ("2026-11-23T16:59:00Z", True),
        ("2026-11-23T17:00:00Z", False),
        ("2026-11-22T12:00:00Z", False),
    ],
    ids=["early", "opening", "last minute", "closing", "sunday"],
)
def test_people_are_told_in_working_hours_only(now, working):
    github = chased(due(31, -3), now=datetime.fromisoformat(now))

    assert bool(told(github)) is working


def test_working_hours_are_the_configurations():
    github = chased(
        due(31, -3),
        now=datetime.fromisoformat("2026-11-22T06:30:00Z"),
        config="timezone: Europe/Berlin\ncalendar:\n  hours: '07:00-15:00'\n  workdays: [sun]\n",
    )

    assert len(told(github)) == 1


def test_the_label_goes_at_any_hour_when_the_date_has_been_moved():
    moved = replace(due(31, 7), labels=("action-item", "overdue"))

    github = chased(moved, now=datetime.fromisoformat("2026-11-22T03:00:00Z"))

    assert github.applied == [LabelIssue(31, "overdue", present=False)]


def test_the_milestones_date_counts_where_the_item_has_none():
    github = chased(item(31, assignees=("ben",), ours=False, milestone_due=MONDAY.date() - timedelta(days=1)))

    assert marked(github) == [31]


def test_a_date_that_a_stranger_has_typed_counts_for_nothing():
    github = chased(replace(due(31, -3), ours=False))

    assert marked(github) == []
