from datetime import UTC, datetime

import pytest

from incident_actions.sandbox.operations.milestones import floored


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-12-01T12:00:00Z", "2026-12-01T08:00:00Z"),
        ("2026-12-01T00:00:00Z", "2026-11-30T08:00:00Z"),
        ("2026-07-01T12:00:00Z", "2026-07-01T07:00:00Z"),
    ],
)
def test_a_due_date_is_floored_to_a_pacific_midnight(given, kept):
    assert floored(datetime.fromisoformat(given)) == datetime.fromisoformat(kept).astimezone(UTC)


def test_a_taken_title_already_exists(ana):
    ana("POST", "/milestones", title="Post-mortem #1")
    refused = ana("POST", "/milestones", title="Post-mortem #1")
    assert refused.json()["errors"][0]["code"] == "already_exists"


def test_a_milestone_counts_its_issues(ana):
    ana("POST", "/milestones", title="Post-mortem #1")
    ana("POST", "/issues", title="One", milestone=1)
    ana("POST", "/issues", title="Two", milestone=1)
    ana("PATCH", "/issues/2", state="closed")
    kept = ana.get("/milestones/1").json()
    assert (kept["open_issues"], kept["closed_issues"]) == (1, 1)


def test_the_first_due_comes_first_unless_asked_otherwise(ana):
    ana("POST", "/milestones", title="Later", due_on="2027-01-01T12:00:00Z")
    ana("POST", "/milestones", title="Some day")
    ana("POST", "/milestones", title="Soon", due_on="2026-12-01T12:00:00Z")

    first = [each["title"] for each in ana.get("/milestones").json()]
    last = [each["title"] for each in ana.get("/milestones", sort="due_on", direction="desc").json()]

    assert (first, last) == (["Soon", "Later", "Some day"], ["Some day", "Later", "Soon"])
