"""For which events the workflow starts a runner."""

from pathlib import Path

import pytest
import yaml

from incident_actions.sandbox.runner.expressions import holds
from incident_actions.text.paths import branch_of

FILE = Path(__file__).parent.parent / ".github" / "workflows" / "incidents.yml"
CONDITION = yaml.safe_load(FILE.read_text())["jobs"]["incident"]["if"]


def starts(name, action, *labels, **event):
    """Whether a runner starts for an event on an issue with these labels."""
    issue = {"number": 12, "labels": [{"name": label} for label in labels]}
    payload = {"action": action, "issue": issue, "sender": {"type": "User"}, **event}
    github = {"event_name": name, "event": payload, "repository": "acme/shop"}
    return holds(CONDITION, {"github": github, "needs": {}})


@pytest.mark.parametrize(
    ("action", "labels", "runs"),
    [
        ("edited", ("incident",), True),
        ("closed", ("action-item",), True),
        ("edited", ("digest",), True),
        ("closed", ("digest",), False),
        ("edited", ("bug",), False),
        ("opened", (), True),
    ],
)
def test_an_issue_starts_one_where_something_may_be_ours(action, labels, runs):
    assert starts("issues", action, *labels) is runs


@pytest.mark.parametrize(
    ("label", "body", "runs"),
    [
        ("incident", "/ack", True),
        ("incident", "We look", False),
        ("action-item", "/due friday we wait", True),
        ("action-item", "We look", False),
        ("digest", "- [x] done, `/due`", True),
        ("bug", "/ack", False),
    ],
)
def test_a_comment_starts_one_where_it_may_hold_a_command_or_boxes(label, body, runs):
    assert starts("issue_comment", "created", label, comment={"body": body}) is runs


def test_a_bots_comment_starts_none():
    said = {"comment": {"body": "/ack"}, "sender": {"type": "Bot"}}

    assert starts("issue_comment", "created", "incident", **said) is False


@pytest.mark.parametrize(("branch", "runs"), [("trunk", True), ("feature", False)])
def test_of_pushes_those_to_the_default_branch_start_one(branch, runs):
    payload = {"repository": {"default_branch": "trunk"}, "ref": f"refs/heads/{branch}"}
    github = {"event_name": "push", "event": payload, "ref_name": branch, "repository": "acme/shop"}

    assert holds(CONDITION, {"github": github, "needs": {}}) is runs


def test_a_push_counts_where_it_changes_a_post_mortem_and_on_no_branch_of_ours():
    filters = yaml.safe_load(FILE.read_text())[True]["push"]

    assert filters["paths"] == yaml.safe_load(FILE.read_text())[True]["pull_request"]["paths"]
    assert branch_of(12).startswith(filters["branches-ignore"][0].removesuffix("**"))


@pytest.mark.parametrize("type_", ["opened", "edited", "synchronize", "ready_for_review"])
def test_what_changes_a_pull_request_of_ours_starts_one(type_):
    head = {"repo": {"full_name": "acme/shop"}}

    assert type_ in yaml.safe_load(FILE.read_text())[True]["pull_request"]["types"]
    assert starts("pull_request", type_, pull_request={"head": head}) is True
