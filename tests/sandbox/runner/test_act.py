import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.action_folder import from_source
from incident_actions.sandbox.runner.runner import Runner
from incident_actions.sandbox.runner.work import Outcome

WORKFLOW = Path(__file__).parents[3] / ".github" / "workflows" / "incidents.yml"

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
        test -e "$RUNNER_TOOL_CACHE/tool" && echo "tool kept"
        touch "$RUNNER_TOOL_CACHE/tool"
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
    staged = from_source(source, tmp_path / "action")
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


def test_steps_have_the_variables_that_the_runner_is_given_and_none_of_its_own_is_changed(place, act):
    steps = "[{run: 'echo \"$PAGER_URL of $GITHUB_ACTOR\"'}]"
    shop = place(w_yml=f"on: issue_comment\njobs: {{a: {{runs-on: ubuntu-latest, steps: {steps}}}}}")
    given = {"PAGER_URL": "json://127.0.0.1:1/?a=$b&c='d'", "GITHUB_ACTOR": "mallory"}

    (record,) = run(shop, act(shop, environment=given), shop.comment(12, "/ack", by="ben"))

    assert record.log.splitlines() == ["json://127.0.0.1:1/?a=$b&c='d' of ben"]


def test_what_a_job_installs_as_a_tool_is_there_for_the_next(place, act):
    shop = place(w_yml=INCIDENTS)

    first, second = run(shop, act(shop), shop.comment(12, "/ack"), shop.comment(12, "/ack"))

    assert "tool kept" not in first.log
    assert "tool kept" in second.log


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
    assert record.log.splitlines() == [
        "::error::it broke",
        "Error: Process completed with exit code 3.",
        "cleaning",
    ]
    (check,) = shop.repository.checks
    assert [(each["start_line"], each["message"]) for each in check.annotations] == [
        (1, "it broke"),
        (2, "Process completed with exit code 3."),
    ]


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


def asked(shop, executor, event):
    """Which jobs run by our reading, and which ones act would run."""
    acts, told = [], []

    class Asking:
        def execute(self, work):
            every = tuple(job.id for job in work.workflow.jobs)
            acts.append(acts[0] if acts else executor.execute(replace(work, job=None, refused=every)))
            return Outcome({work.job.id: "success"} if work.job else {})

        close = executor.close

    with Runner(shop.world, Asking(), on_run=told.append) as runner:
        runner.deliver(event)
        runner.settle()
    ours = {id for id, result in told[-1].results.items() if result.conclusion == "success"}
    return ours, set(acts[0].conclusions)


def test_act_agrees_with_how_we_read_conditions(place, act):
    jobs = {
        f"job{number}": {"if": condition, "runs-on": "ubuntu-latest", "steps": [{"run": "true"}]}
        for number, condition in enumerate(CONDITIONS)
    }
    shop = place(w_yml=yaml.safe_dump({"on": "issue_comment", "jobs": jobs}))
    comment = shop.comment(12, "/ack")
    comment.payload["issue"]["labels"] = [{"name": "incident"}, {"name": "severity/sev1"}]

    ours, acts = asked(shop, act(shop), comment)

    assert 5 < len(acts) < len(CONDITIONS)
    assert [CONDITIONS[int(id[3:])] for id in sorted(ours ^ acts)] == []


INCIDENT = {"number": 12, "labels": [{"name": "severity/sev1"}, {"name": "incident"}]}
QUESTION = {"number": 13, "labels": [{"name": "bug"}]}
EVENTS = {
    "an issue is opened": ("issues", "opened", {"issue": QUESTION}, True),
    "another issue is closed": ("issues", "closed", {"issue": QUESTION}, False),
    "an incident is closed": ("issues", "closed", {"issue": INCIDENT}, True),
    "the label comes off": ("issues", "unlabeled", {"issue": QUESTION, "label": {"name": "incident"}}, True),
    "a command": ("issue_comment", "created", {"issue": INCIDENT, "comment": {"body": "x\n/ack"}}, True),
    "no command": ("issue_comment", "created", {"issue": INCIDENT, "comment": {"body": "thanks"}}, False),
    "elsewhere": ("issue_comment", "created", {"issue": QUESTION, "comment": {"body": "/ack"}}, False),
    "a command is edited away": (
        "issue_comment",
        "edited",
        {"issue": INCIDENT, "comment": {"body": "never mind"}, "changes": {"body": {"from": "/ack"}}},
        True,
    ),
    "a dispatch": ("repository_dispatch", "alert", {"client_payload": {}}, True),
}


@pytest.mark.parametrize(("event", "action", "payload", "runs"), EVENTS.values(), ids=EVENTS)
def test_act_agrees_about_the_workflow_that_users_copy(place, act, event, action, payload, runs):
    shop = place(incidents_yml=WORKFLOW.read_text())
    told = shop.event(event, action, **payload)
    told.payload["sender"]["type"] = "User"

    ours, acts = asked(shop, act(shop), told)

    assert ours == acts == ({"incident"} if runs else set())


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
