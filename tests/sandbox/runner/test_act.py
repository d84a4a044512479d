import time
from dataclasses import replace
from datetime import timedelta

import pytest
import yaml

from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.action_folder import action_folder
from incident_actions.sandbox.runner.runner import Runner
from incident_actions.sandbox.runner.work import Outcome

pytestmark = pytest.mark.end_to_end

ACTION = """
name: Dummy
description: Says what it was given
inputs:
  github-token: {description: Token, default: "${{ github.token }}"}
outputs:
  effects: {description: What was done, value: "${{ steps.say.outputs.effects }}"}
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      env:
        TOKEN: ${{ inputs.github-token }}
        ACTION_PATH: ${{ github.action_path }}
      run: |
        echo "api $GITHUB_API_URL run $GITHUB_RUN_ID actor $GITHUB_ACTOR"
        echo "token $TOKEN of ${#TOKEN} letters"
        echo "python $(python3 -I -c 'import sys; print(sys.prefix == sys.base_prefix)')"
        echo "files $(ls "$ACTION_PATH")"
        echo "secret ${NOT_FOR_JOBS:-unseen}"
        echo 'effects=["label"]' >> "$GITHUB_OUTPUT"
        echo "## Done" >> "$GITHUB_STEP_SUMMARY"
"""

INCIDENTS = """
name: Incidents
on:
  issue_comment: {types: [created]}
permissions: {}
jobs:
  incident:
    if: ${{ startsWith(github.event.comment.body, '/') }}
    runs-on: ubuntu-latest
    permissions: {issues: write}
    concurrency:
      group: incident-${{ github.event.issue.number }}
      queue: max
    outputs:
      effects: ${{ steps.bot.outputs.effects }}
    steps:
      - uses: incident-actions/incident-actions@v1
        id: bot
  after:
    needs: incident
    runs-on: ubuntu-latest
    steps:
      - run: echo "after $EFFECTS"
        env:
          EFFECTS: ${{ needs.incident.outputs.effects }}
  sweep:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    steps: [{run: "false"}]
"""


@pytest.fixture
def act(tmp_path):
    """Make the executor for a sandbox: `act(place)`."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "action.yml").write_text(ACTION)
    staged = action_folder(source, tmp_path / "action")
    return lambda shop, **more: Act(shop.world, staged, **more)


def run(shop, executor, *events):
    with Runner(shop.world, executor) as runner:
        for event in events:
            runner.deliver(event)
        runner.settle()
    return shop.repository.runs


def test_a_comment_runs_the_real_workflow_file_through_the_real_runner(place, act, monkeypatch):
    monkeypatch.setenv("NOT_FOR_JOBS", "seen")
    shop = place(w_yml=INCIDENTS)

    (record,) = run(shop, act(shop), shop.comment(12, '/ack it\'s `$(id)` "mine"', by="ben"))

    assert record.conclusion == "success", record.log
    assert record.log.splitlines() == [
        f"api {shop.world.url} run {record.id} actor ben",
        "token *** of 40 letters",
        "python True",
        "files action.yml",
        "secret unseen",
        'after ["label"]',
    ]
    assert record.summary.strip() == "## Done"


def test_a_job_that_act_holds_back_is_skipped(place, act):
    shop = place(w_yml=INCIDENTS)

    (record,) = run(shop, act(shop), shop.comment(12, "thanks"))

    assert record.conclusion == "skipped"
    assert record.log == ""


def test_a_step_that_fails_fails_the_run_and_its_log_says_why(place, act):
    steps = "[{run: \"echo '::error::it broke'; exit 3\"}, {if: always(), run: echo cleaning}]"
    shop = place(w_yml=f"on: push\njobs: {{a: {{runs-on: ubuntu-latest, steps: {steps}}}}}")

    (record,) = run(shop, act(shop), shop.event("push", ref="refs/heads/main"))

    assert record.conclusion == "failure"
    assert record.log.splitlines() == ["::error::it broke", "Error: exit status 3", "cleaning"]


def test_a_workflow_that_act_refuses_fails_and_its_log_says_why(place, act):
    shop = place(w_yml="on: push\njobs: {a: {runs-on: ubuntu-latest, stepz: []}}")

    (record,) = run(shop, act(shop), shop.event("push", ref="refs/heads/main"))

    assert record.conclusion == "failure"
    assert "Unknown Property stepz" in record.log
    assert "docker" not in record.log


def test_a_job_that_takes_too_long_is_cancelled_with_all_that_it_started(place, act, tmp_path):
    beat = tmp_path / "beat"
    loop = f"while true; do date > {beat}; sleep 0.1; done"
    shop = place(w_yml=f"on: push\njobs: {{a: {{runs-on: ubuntu-latest, steps: [{{run: '{loop}'}}]}}}}")

    (record,) = run(shop, act(shop, limit=timedelta(seconds=1)), shop.event("push", ref="refs/heads/main"))

    assert record.conclusion == "cancelled"
    assert "maximum execution time" in record.log
    assert beat.exists()
    beat.unlink()
    time.sleep(0.3)
    assert not beat.exists()


def test_a_checkout_step_brings_the_files_of_the_default_branch(place, act):
    steps = "[{uses: actions/checkout@v5}, {run: cat .github/workflows/w.yml | head -c 8}]"
    shop = place(w_yml=f"on: push\njobs: {{a: {{runs-on: ubuntu-latest, steps: {steps}}}}}")

    (record,) = run(shop, act(shop), shop.event("push", ref="refs/heads/main"))

    assert record.conclusion == "success", record.log
    assert record.log == "on: push\n"


CONDITIONS = (
    "true",
    "false",
    "${{ github.event.comment.body }}",
    "github.event.nothing",
    "github.event.issue.pull_request == null",
    "github.event.issue.number == '12'",
    "github.event.issue.number > 2 && github.event.issue.number < 12",
    "contains(github.event.issue.labels.*.name, 'INCIDENT')",
    "contains(github.event.issue.labels.*.name, 'inc')",
    '!contains(fromJSON(\'["a", "b"]\'), github.event_name)',
    "startsWith(github.event.comment.body, '/ACK') || endsWith(github.event.comment.body, 'x')",
    "format('{0}{{{1}}}', github.actor, 3) == 'ana{3}'",
    "join(github.event.issue.labels.*.name, '+') == 'incident+severity/sev1'",
    "github.event.comment.user.type != 'Bot' && github.event.sender.login == github.actor",
    "(github.event.issue.number || 'none') == 'none'",
    "github.repository == 'acme/shop' && github.ref == 'refs/heads/main'",
    "success() && !failure() && !cancelled()",
    "github.event['issue']['number'] >= 12",
    "github.event.pull_request.number || github.event.issue.number",
    "'0'",
    "''",
    "0",
)


class Asked:
    """Passes one question on to act: which of all the jobs it would run."""

    def __init__(self, act):
        self.act = act
        self.ran = None

    def execute(self, work):
        every = tuple(job.id for job in work.workflow.jobs)
        self.ran = self.ran or self.act.execute(replace(work, job=None, refused=every))
        return Outcome({work.job.id: "success"} if work.job else {})

    def close(self):
        self.act.close()


def test_act_agrees_with_how_we_read_conditions(place, act):
    jobs = {
        f"job{number}": {"if": condition, "runs-on": "ubuntu-latest", "steps": [{"run": "true"}]}
        for number, condition in enumerate(CONDITIONS)
    }
    shop = place(w_yml=yaml.safe_dump({"on": "issue_comment", "jobs": jobs}))
    labels = [{"name": "incident"}, {"name": "severity/sev1"}]
    comment = shop.comment(12, "/ack")
    comment.payload["issue"]["labels"] = labels
    asked, told = Asked(act(shop)), []

    with Runner(shop.world, asked, on_run=told.append) as runner:
        runner.deliver(comment)
        runner.settle()

    ours = {id: result.conclusion == "success" for id, result in told[-1].results.items()}
    acts = {f"job{number}": f"job{number}" in asked.ran.conclusions for number in range(len(CONDITIONS))}
    assert {CONDITIONS[int(id[3:])]: value for id, value in ours.items()} == {
        CONDITIONS[int(id[3:])]: value for id, value in acts.items()
    }


def test_a_job_that_act_runs_against_our_reading_fails_the_run(place, act):
    shop = place(w_yml=INCIDENTS)
    executor = act(shop)

    class Misread:
        def execute(self, work):
            return executor.execute(replace(work, payload={**work.payload, "comment": {"body": "/ack"}}))

        close = executor.close

    (record,) = run(shop, Misread(), shop.comment(12, "thanks"))

    assert record.conclusion == "failure"
    assert "whose `if:` the sandbox reads as false" in record.log
