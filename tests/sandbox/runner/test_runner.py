from datetime import timedelta
from threading import Event
from typing import NamedTuple

import pytest

from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sandbox.runner.losses import BadPost
from incident_actions.sandbox.runner.runner import Runner

INCIDENTS = """
name: Incidents
on:
  issue_comment: {types: [created]}
  workflow_dispatch:
  schedule: [{cron: "*/15 * * * *"}, {cron: "0 9 * * 1"}]
permissions: {}
jobs:
  incident:
    if: github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/')
    runs-on: ubuntu-latest
    permissions: {issues: write}
    concurrency:
      group: incident-${{ github.event.issue.number }}
      queue: max
    steps: []
  sweep:
    if: github.event_name != 'issue_comment'
    runs-on: ubuntu-latest
    permissions: {issues: write, contents: write}
    steps: []
"""


class Call(NamedTuple):
    event: str
    payload: dict
    token: str
    environment: dict


class Program:
    """Remembers what it was called with."""

    def __init__(self, code=0):
        self.code = code
        self.calls = []

    def __call__(self, call):
        self.calls.append(call)
        return self.code

    @property
    def jobs(self):
        return [call.environment["GITHUB_JOB"] for call in self.calls]

    @property
    def bodies(self):
        return [call.payload["comment"]["body"] for call in self.calls]


def in_process(program, **environment):
    return InProcess(lambda *call: program(Call(*call)), environment)


def test_a_program_has_the_variables_that_it_is_given_and_none_of_the_runners_is_changed(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program, OPS_CHAT="json://x", GITHUB_JOB="other")) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert program.jobs == ["incident"]
    assert program.calls[0].environment["OPS_CHAT"] == "json://x"


def test_a_comment_runs_the_job_whose_condition_lets_it(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert program.jobs == ["incident"]
    assert shop.conclusions == ["success"]


def test_a_run_whose_jobs_are_all_held_back_is_skipped(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "thanks"))
        runner.settle()

    assert program.calls == []
    assert shop.conclusions == ["skipped"]


def test_what_the_bot_did_and_events_that_nobody_listens_to_start_nothing(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack", starts_workflows=False))
        runner.deliver(shop.event("issues", "labeled"))
        runner.settle()

    assert shop.repository.runs == []


def test_a_job_gets_a_token_with_exactly_its_permissions_which_dies_with_it(place):
    shop, seen = place(w_yml=INCIDENTS), []

    def program(call):
        seen.append((call.token, dict(shop.world.tokens.find(call.token).permissions)))
        return 0

    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.deliver(shop.event("workflow_dispatch", workflow=".github/workflows/w.yml"))
        runner.settle()

    assert [permissions for _, permissions in seen] == [
        {"issues": "write", "metadata": "read"},
        {"issues": "write", "contents": "write", "metadata": "read"},
    ]
    assert [shop.world.tokens.find(token) for token, _ in seen] == [None, None]


def test_a_pull_request_from_a_fork_may_only_read(place):
    workflow = "on: pull_request\njobs: {a: {permissions: {issues: write}, steps: []}}"
    shop, seen = place(w_yml=workflow), []

    def program(call):
        seen.append(dict(shop.world.tokens.find(call.token).permissions))
        return 0

    pull = {"base": {"ref": "main"}, "head": {"repo": {"full_name": "zoe/shop"}}}
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.event("pull_request", "opened", number=4, pull_request=pull))
        runner.settle()

    assert seen == [{"issues": "read", "metadata": "read"}]


def test_the_program_sees_what_the_steps_on_github_see(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack", by="ben"))
        runner.settle()

    environment = program.calls[0].environment
    assert environment["GITHUB_REPOSITORY"] == "acme/shop"
    assert environment["GITHUB_ACTOR"] == "ben"
    assert environment["GITHUB_WORKFLOW_REF"] == "acme/shop/.github/workflows/w.yml@refs/heads/main"
    assert environment["GITHUB_REF_NAME"] == "main"
    assert environment["GITHUB_RUN_ID"] == str(shop.repository.runs[0].id)


@pytest.mark.parametrize(("code", "conclusion"), [(0, "success"), (1, "failure")])
def test_the_exit_code_is_the_conclusion(place, code, conclusion):
    shop = place(w_yml=INCIDENTS)
    with Runner(shop.world, in_process(Program(code))) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert shop.conclusions == [conclusion]
    assert shop.repository.runs[0].status == "completed"


def test_an_exception_fails_the_run_and_stands_in_its_log(place):
    def program(_):
        raise RuntimeError("the pipe is broken")

    shop = place(w_yml=INCIDENTS)
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert shop.conclusions == ["failure"]
    assert "the pipe is broken" in shop.repository.runs[0].log


def test_a_run_is_told_of_when_it_is_queued_when_it_starts_and_when_it_ends(place):
    shop, told = place(w_yml=INCIDENTS), []
    runner = Runner(shop.world, in_process(Program()), on_run=lambda run: told.append(run.record.status))
    with runner:
        runner.deliver(shop.comment(12, "/ack"))
        told.append("settle")
        runner.settle()

    assert told == ["queued", "settle", "in_progress", "completed"]


def test_comments_on_one_issue_run_in_order_and_none_is_lost(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        for number in range(20):
            runner.deliver(shop.comment(12, f"/event {number}"))
        runner.settle()

    assert program.bodies == [f"/event {number}" for number in range(20)]


def test_without_queue_max_the_third_quick_comment_replaces_the_second(place):
    shop, program = place(w_yml=INCIDENTS.replace("      queue: max\n", "")), Program()
    with Runner(shop.world, in_process(program)) as runner:
        for word in ("first", "second", "third"):
            runner.deliver(shop.comment(12, f"/{word}"))
        runner.settle()

    assert program.bodies == ["/first", "/third"]
    assert shop.conclusions == ["success", "cancelled", "success"]


def test_a_comment_that_is_no_command_does_not_enter_the_jobs_group(place):
    shop, program = place(w_yml=INCIDENTS.replace("      queue: max\n", "")), Program()
    with Runner(shop.world, in_process(program)) as runner:
        for body in ("/first", "/second", "thanks"):
            runner.deliver(shop.comment(12, body))
        runner.settle()

    assert program.bodies == ["/first", "/second"]
    assert shop.conclusions == ["success", "success", "skipped"]


def test_a_comment_that_is_no_command_does_enter_the_workflows_group(place):
    workflow = INCIDENTS.replace("permissions: {}\n", "permissions: {}\nconcurrency: all\n")
    shop, program = place(w_yml=workflow), Program()
    with Runner(shop.world, in_process(program)) as runner:
        for body in ("/first", "/second", "thanks"):
            runner.deliver(shop.comment(12, body))
        runner.settle()

    assert program.bodies == ["/first"]
    assert shop.conclusions == ["success", "cancelled", "skipped"]


def test_two_threads_run_two_issues_at_once_but_one_issue_in_turn(place):
    shop, together, order = place(w_yml=INCIDENTS), Event(), []

    def program(call):
        if call.payload["comment"]["body"] == "/wait":
            order.append(together.wait(10))
        elif call.payload["issue"]["number"] == 13:
            together.set()
        order.append(call.payload["comment"]["body"])
        return 0

    with Runner(shop.world, in_process(program), parallel=2) as runner:
        for comment in (shop.comment(12, "/wait"), shop.comment(12, "/after"), shop.comment(13, "/other")):
            runner.deliver(comment)
        runner.settle(timedelta(seconds=20))

    assert True in order
    assert order.index("/wait") < order.index("/after")
    assert shop.conclusions == ["success"] * 3


def test_settling_gives_up_in_time(place):
    shop, free = place(w_yml=INCIDENTS), Event()
    with Runner(shop.world, in_process(lambda _: int(not free.wait(10))), parallel=1) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        with pytest.raises(TimeoutError):
            runner.settle(timedelta(milliseconds=20))
        free.set()
        runner.settle(timedelta(seconds=20))

    assert shop.conclusions == ["success"]


def test_a_fortnight_fires_each_schedule_once(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        shop.world.clock.move(timedelta(days=14))
        runner.tick()
        runner.tick()
        runner.settle()

    assert [call.payload["schedule"] for call in program.calls] == ["*/15 * * * *", "0 9 * * 1"]
    assert program.jobs == ["sweep", "sweep"]


def test_a_quarter_that_has_not_come_fires_nothing(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        shop.world.clock.move(timedelta(minutes=10))
        runner.tick()
        runner.settle()

    assert program.calls == []


def test_a_disabled_workflow_starts_for_nothing(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    shop.repository.disabled_workflows.append(".github/workflows/w.yml")
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        shop.world.clock.move(timedelta(days=14))
        runner.tick()
        runner.settle()

    assert program.calls == []


def test_jobs_that_need_others_wait_for_them_and_see_how_they_went(place):
    workflow = """
on: push
jobs:
  after:
    needs: [one, two]
    if: always() && needs.two.result == 'failure'
    steps: []
  skipped: {needs: two, steps: []}
  one: {steps: []}
  two: {steps: []}
"""
    shop, seen = place(w_yml=workflow), []

    def program(call):
        seen.append(call.environment["GITHUB_JOB"])
        return int(call.environment["GITHUB_JOB"] == "two")

    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.event("push", ref="refs/heads/main"))
        runner.settle()

    assert seen == ["one", "two", "after"]
    assert shop.conclusions == ["failure"]


def test_a_workflow_file_that_cannot_be_read_shows_as_a_failed_run(place):
    shop, program = place(a_yml="on: [", b_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert sorted(shop.conclusions) == ["failure", "success"]
    assert any(run.log.startswith(".github/workflows/a.yml: ") for run in shop.repository.runs)


@pytest.mark.parametrize("place_of_error", ["if: what('is this')", "concurrency: ${{ this is wrong }}"])
def test_an_expression_that_cannot_be_read_fails_the_job_and_says_so(place, place_of_error):
    shop = place(w_yml=f"on: push\njobs:\n  a:\n    {place_of_error}\n    steps: []\n")
    with Runner(shop.world, in_process(Program())) as runner:
        runner.deliver(shop.event("push", ref="refs/heads/main"))
        runner.settle()

    assert shop.conclusions == ["failure"]
    assert ".github/workflows/w.yml" in shop.repository.runs[0].log


def test_a_workflow_group_that_cannot_be_read_fails_the_run(place):
    shop = place(w_yml="on: push\nconcurrency: ${{ this is wrong }}\njobs: {a: {steps: []}}")
    with Runner(shop.world, in_process(Program())) as runner:
        runner.deliver(shop.event("push", ref="refs/heads/main"))
        runner.settle()

    assert shop.conclusions == ["failure"]


def test_lost_events_start_nothing_and_late_ones_do_when_the_day_ends(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program), post=BadPost(3, drop=0.5, delay=0.5)) as runner:
        for number in range(40):
            runner.deliver(shop.comment(12, f"/event {number}"))
        runner.settle()

    assert 8 < len(program.bodies) < 32
    assert program.bodies != sorted(program.bodies, key=lambda body: int(body.split()[1]))


def test_an_event_that_comes_while_a_job_runs_is_run_too(place):
    shop, seen = place(w_yml=INCIDENTS), []

    def program(call):
        seen.append(call.event)
        if call.event == "issue_comment":
            runner.deliver(shop.event("workflow_dispatch", workflow=".github/workflows/w.yml"))
        return 0

    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert seen == ["issue_comment", "workflow_dispatch"]


def test_a_newer_workflow_file_counts_from_its_commit_on(place):
    shop, program = place(w_yml=INCIDENTS), Program()
    with Runner(shop.world, in_process(program)) as runner:
        runner.deliver(shop.comment(12, "/ack"))
        git = shop.world.git(shop.repository)
        before = git.head("main")
        tree = git.tree_with(before, {".github/workflows/w.yml": b"on: push\njobs: {}"})
        who = {f"GIT_{role}_{part}": "a" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        git.update_ref("refs/heads/main", git.commit_tree(tree, (before,), "Replace", who))
        runner.deliver(shop.comment(12, "/ack"))
        runner.settle()

    assert len(shop.repository.runs) == 1
