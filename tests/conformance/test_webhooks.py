import pytest

from tests.conformance.descriptions import Webhooks
from tests.conformance.tour import tour

pytestmark = pytest.mark.conformance
NEWER = {
    "issue_comment.pinned",
    "issue_comment.unpinned",
    "sub_issues.sub_issue_added",
    "sub_issues.sub_issue_removed",
}
OF_APPS_ONLY = "repository_dispatch$event: $: 'installation' is a required property"
"""Only an app's webhook has an installation; the event file of a workflow has none."""


def named(delivery):
    return f"{delivery.event}.{delivery.action}"


def test_every_delivery_is_as_the_published_schema_says(octokit, world, shop, client, deliveries):
    described = Webhooks(octokit)
    tour(world, shop, client)
    known = [delivery for delivery in deliveries if named(delivery) not in NEWER]
    mistakes = [mistake for delivery in known for mistake in described.mistakes(delivery)]
    mistakes = [mistake for mistake in mistakes if mistake != OF_APPS_ONLY]
    assert mistakes == []


def test_the_tour_makes_the_deliveries_that_workflows_wait_for(world, shop, client, deliveries):
    tour(world, shop, client)
    wanted = {
        "issues.opened",
        "issues.labeled",
        "issues.closed",
        "issue_comment.created",
        "issue_comment.edited",
        "pull_request.opened",
        "pull_request.closed",
        "pull_request_review.submitted",
        "push.None",
        "workflow_dispatch.None",
        "repository_dispatch.alert",
    }
    assert wanted <= {named(delivery) for delivery in deliveries}
