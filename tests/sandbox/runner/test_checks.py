"""The check runs that the jobs of a run are, from the event to the end."""

from incident_actions.sandbox.runner.runner import Runner
from incident_actions.sandbox.runner.work import Outcome

REVIEW = """
name: Incidents
on: [pull_request, issues]
jobs:
  incident:
    name: ${{ github.event_name == 'pull_request' && 'Review' || 'Incident' }}
    runs-on: ubuntu-latest
    steps: []
  after:
    needs: incident
    if: failure()
    runs-on: ubuntu-latest
    steps: []
"""
NOTE = {"path": "a.md", "start_line": 1, "end_line": 1, "annotation_level": "failure", "message": "Say why"}
HEAD = "c" * 40
PULL = {"base": {"ref": "main"}, "head": {"sha": HEAD, "ref": "draft", "repo": {"full_name": "acme/shop"}}}


class Executor:
    """Answers with the outcomes by job; remembers how the checks stood, and on which commit it worked."""

    def __init__(self, shop, **conclusions):
        self.shop = shop
        self.conclusions = conclusions
        self.seen = []
        self.commits = []

    def execute(self, work):
        self.seen.append([(each.name, each.status) for each in self.shop.repository.checks])
        self.commits.append(work.commit)
        conclusion = self.conclusions[work.job.id]
        return Outcome({work.job.id: conclusion}, "The log\n", "## Summary", annotations=(NOTE,))

    def close(self):
        pass


def checks(shop, executor, *events):
    with Runner(shop.world, executor) as runner:
        for event in events:
            runner.deliver(event)
        runner.settle()
    return shop.repository.checks


def opened(shop):
    return shop.event("pull_request", "opened", number=4, pull_request=PULL)


def test_each_job_is_a_check_on_the_head_of_the_pull_request(place):
    shop = place(w_yml=REVIEW)
    executor = Executor(shop, incident="success")
    first, second = checks(shop, executor, opened(shop))

    assert (first.name, first.status, first.conclusion) == ("Review", "completed", "success")
    assert (second.name, second.status, second.conclusion) == ("after", "completed", "skipped")
    assert {first.head_sha, second.head_sha} == {HEAD}
    assert first.run == second.run == shop.repository.runs[0].id
    assert shop.repository.runs[0].head_branch == "draft"


def test_it_keeps_what_the_job_left_behind(place):
    shop = place(w_yml=REVIEW)
    first, second = checks(shop, Executor(shop, incident="failure", after="success"), opened(shop))

    assert (first.log, first.job_summary, first.annotations) == ("The log\n", "## Summary", [NOTE])
    assert (first.conclusion, second.conclusion) == ("failure", "success")


def test_it_is_queued_then_in_progress_then_completed(place):
    shop = place(w_yml=REVIEW)
    executor = Executor(shop, incident="failure", after="success")
    checks(shop, executor, opened(shop))

    assert executor.seen == [
        [("Review", "in_progress"), ("after", "queued")],
        [("Review", "completed"), ("after", "in_progress")],
    ]


def test_nothing_of_the_pull_request_is_checked_out(place):
    shop = place(w_yml=REVIEW)
    executor = Executor(shop, incident="success")
    checks(shop, executor, opened(shop))

    assert executor.commits == [shop.repository.heads["main"]]


def test_of_other_events_the_checks_are_on_the_default_branch(place):
    shop = place(w_yml=REVIEW)
    first, _ = checks(shop, Executor(shop, incident="success"), shop.event("issues", "opened"))

    assert (first.name, first.head_sha) == ("Incident", shop.repository.heads["main"])


def test_a_name_that_cannot_be_read_stands_as_it_is_written(place):
    shop = place(w_yml="on: issues\njobs: {a: {name: 'A ${{ oh no }}', runs-on: ubuntu-latest, steps: []}}")
    (only,) = checks(shop, Executor(shop, a="success"), shop.event("issues", "opened"))

    assert only.name == "A ${{ oh no }}"
