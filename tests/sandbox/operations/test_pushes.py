"""What a commit sets off: deliveries as GitHub makes them, and the runs that these start."""

from base64 import b64encode

import pytest

from incident_actions.sandbox.git.bare import ZERO
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sandbox.runner.runner import Runner

FILE = {"message": "Tick", "content": "SGkK"}
WORKFLOW = """
on: {push: {branches-ignore: [draft], paths: ['postmortems/**']}}
jobs: {follow: {if: github.ref_name == github.event.repository.default_branch, steps: []}}
"""


@pytest.fixture
def calls(world, shop, ana):
    """A workflow waits for pushes to the default branch; what its runs were told."""
    shop.collaborators["ana"] = "admin"
    ana("PUT", "/contents/.github/workflows/w.yml", message="New", content=encoded(WORKFLOW))
    told = []

    def program(event, payload, _token, environment):
        told.append((event, payload, environment))
        return 0

    with Runner(world, InProcess(program)) as runner:
        yield lambda: (runner.settle(), told)[1]


def encoded(text):
    return b64encode(text.encode()).decode()


def runs(shop):
    """The branch and the conclusion of each of its runs."""
    found = [run for run in shop.runs if run.workflow.endswith("/w.yml")]
    return [(run.head_branch, run.conclusion) for run in found]


def pushes(deliveries):
    return [each.payload for each in deliveries if each.event == "push"]


def test_a_persons_commit_starts_a_run_that_is_told_of_the_commits_but_not_of_their_files(ana, shop, calls):
    before = shop.heads["main"]
    ana("PUT", "/contents/postmortems/one.md", **FILE)

    ((event, payload, environment),) = calls()

    assert (event, payload["before"], payload["after"]) == ("push", before, shop.heads["main"])
    assert payload["head_commit"]["message"] == "Tick"
    assert {"added", "removed", "modified"} & payload["head_commit"].keys() == set()
    assert (environment["GITHUB_REF"], environment["GITHUB_SHA"]) == ("refs/heads/main", payload["after"])


def test_a_commit_elsewhere_starts_none(ana, calls):
    ana("PUT", "/contents/docs/one.md", **FILE)

    assert calls() == []


def test_a_commit_with_the_jobs_token_starts_none(bot, calls):
    bot("PUT", "/contents/postmortems/one.md", **FILE)

    assert calls() == []


def test_a_commit_on_another_branch_starts_a_run_whose_job_is_held_back(ana, bot, shop, calls):
    for branch in ("draft", "feature"):
        bot("POST", "/git/refs", ref=f"refs/heads/{branch}", sha=shop.heads["main"])
        ana("PUT", "/contents/postmortems/one.md", **FILE, branch=branch)

    assert calls() == []
    assert runs(shop) == [("feature", "skipped")]


def test_a_new_branch_counts_for_what_it_has_beyond_the_default_branch(ana, bot, shop, calls):
    bot("POST", "/git/refs", ref="refs/heads/draft", sha=shop.heads["main"])
    ana("PUT", "/contents/postmortems/one.md", **FILE, branch="draft")
    ana("POST", "/git/refs", ref="refs/heads/copy", sha=shop.heads["main"])
    ana("POST", "/git/refs", ref="refs/heads/more", sha=shop.heads["draft"])

    assert calls() == []
    assert runs(shop) == [("more", "skipped")]


def test_a_branch_that_leaves_commits_behind_is_told_as_forced(ana, shop, deliveries):
    first = shop.heads["main"]
    ana("PUT", "/contents/one.md", **FILE)
    ana("PATCH", "/git/refs/heads/main", sha=first, force=True)

    assert [(each["forced"], each["created"]) for each in pushes(deliveries)] == [
        (False, False),
        (True, False),
    ]


def test_a_branch_that_goes_is_told_and_starts_none(ana, shop, deliveries, calls):
    ana("POST", "/git/refs", ref="refs/heads/copy", sha=shop.heads["main"])
    ana("DELETE", "/git/refs/heads/copy")

    assert (pushes(deliveries)[-1]["after"], calls()) == (ZERO, [])
