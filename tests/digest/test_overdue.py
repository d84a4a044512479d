"""The label of action items past their date."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from incident_actions.effects import LabelIssue
from tests.digest.items import chased, due, marked
from tests.fake_github import MONDAY, item


@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_an_item_is_overdue_from_the_day_after_its_date(days, late):
    assert bool(marked(chased(due(31, days)))) is late


def test_an_item_that_nobody_owns_is_marked_too():
    assert marked(chased(due(31, -3, owner=""))) == [31]


def test_the_label_comes_and_goes_at_any_hour():
    moved = replace(due(31, 7), labels=("action-item", "overdue"))

    github = chased(moved, due(32, -2), now=datetime.fromisoformat("2026-11-22T03:00:00Z"))

    labelled = [effect for effect in github.applied if isinstance(effect, LabelIssue)]
    assert labelled == [LabelIssue(31, "overdue", present=False), LabelIssue(32, "overdue")]


def test_the_milestones_date_counts_where_the_item_has_none():
    github = chased(item(31, assignees=("ben",), ours=False, milestone_due=MONDAY.date() - timedelta(days=1)))

    assert marked(github) == [31]


def test_a_date_that_a_stranger_has_typed_counts_for_nothing():
    assert marked(chased(due(31, -3, ours=False))) == []
