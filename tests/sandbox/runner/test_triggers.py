from datetime import UTC, datetime

import pytest

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.runner.triggers import crons, starts
from incident_actions.sandbox.runner.workflows import parse


def delivery(event, action=None, **payload):
    moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    return Delivery("1", event, action, payload, "acme/shop", moment, starts_workflows=True)


def started(on, event, changed=(), path=".github/workflows/w.yml"):
    return starts(parse(path, f"on: {on}\njobs: {{}}"), event, lambda: changed)


PULL = {"pull_request": {"base": {"ref": "main"}}}


@pytest.mark.parametrize(
    ("on", "event", "answer"),
    [
        ("issues", delivery("issues", "labeled"), True),
        ("issues", delivery("issue_comment", "created"), False),
        ("{issues: {types: [opened, closed]}}", delivery("issues", "closed"), True),
        ("{issues: {types: [opened, closed]}}", delivery("issues", "labeled"), False),
        ("{issues: {types: opened}}", delivery("issues", "opened"), True),
        ("issue_comment", delivery("issue_comment", "deleted"), True),
        ("pull_request", delivery("pull_request", "opened", **PULL), True),
        ("pull_request", delivery("pull_request", "closed", **PULL), False),
        ("{pull_request: {types: [closed]}}", delivery("pull_request", "closed", **PULL), True),
        ("{pull_request: {branches: [main]}}", delivery("pull_request", "opened", **PULL), True),
        ("{pull_request: {branches: ['release/**']}}", delivery("pull_request", "opened", **PULL), False),
        ("{repository_dispatch: {types: [alert]}}", delivery("repository_dispatch", "alert"), True),
        ("{repository_dispatch: {types: [alert]}}", delivery("repository_dispatch", "other"), False),
        ("repository_dispatch", delivery("repository_dispatch", "other"), True),
        ("{push: {branches: ['**', '!main']}}", delivery("push", ref="refs/heads/main"), False),
        ("{push: {branches: ['**', '!main']}}", delivery("push", ref="refs/heads/a/b"), True),
        ("{push: {branches: ['*']}}", delivery("push", ref="refs/heads/a/b"), False),
        ("{push: {branches: [main]}}", delivery("push", ref="refs/tags/v1"), False),
        ("{push: {branches-ignore: [main]}}", delivery("push", ref="refs/heads/main"), False),
        ("{push: {branches-ignore: [main]}}", delivery("push", ref="refs/heads/draft"), True),
        ("{push: {branches-ignore: [main]}}", delivery("push", ref="refs/tags/v1"), False),
        ("{push: {paths: ['docs/**']}}", delivery("push", ref="refs/heads/main"), False),
        ("{push: {paths: ['docs/**']}}", delivery("push", ref="refs/tags/v1"), True),
        ("{push: {branches: ['v[12].?x+']}}", delivery("push", ref="refs/heads/v2xx"), True),
        ("push", delivery("push", ref="refs/heads/main"), True),
    ],
)
def test_an_event_starts_the_workflows_that_name_it_and_its_type(on, event, answer):
    assert started(on, event) is answer


@pytest.mark.parametrize(
    ("filters", "changed", "answer"),
    [
        ("paths: ['postmortems/**']", ["postmortems/a/b.md"], True),
        ("paths: ['postmortems/**']", ["README.md"], False),
        ("paths: ['**/*.md', '!README.md']", ["README.md"], False),
        ("paths: ['**/*.md', '!README.md']", ["README.md", "docs/a.md"], True),
        ("paths-ignore: ['docs/**']", ["docs/a.md"], False),
        ("paths-ignore: ['docs/**']", ["docs/a.md", "b.py"], True),
    ],
)
def test_a_path_filter_looks_at_what_was_changed(filters, changed, answer):
    event = delivery("pull_request", "opened", **PULL)

    assert started(f"{{pull_request: {{{filters}}}}}", event, changed) is answer


def test_a_dispatch_starts_the_workflow_that_it_names():
    named = delivery("workflow_dispatch", workflow=".github/workflows/w.yml")

    assert started("workflow_dispatch", named)
    assert not started("workflow_dispatch", named, path=".github/workflows/other.yml")


def test_a_schedule_starts_the_workflow_that_has_its_line():
    on = "{schedule: [{cron: '*/15 * * * *'}, {cron: '0 9 * * 1'}]}"
    quarter = delivery("schedule", schedule="*/15 * * * *", workflow=".github/workflows/w.yml")

    assert crons(parse("w.yml", f"on: {on}\njobs: {{}}")) == ("*/15 * * * *", "0 9 * * 1")
    assert started(on, quarter)
    assert not started("{schedule: [{cron: '1 1 1 1 1'}]}", quarter)
