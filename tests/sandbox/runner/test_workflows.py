import pytest

from incident_actions.sandbox.runner.workflows import Group, WorkflowError, parse

INCIDENTS = """
name: Incidents
on:
  issue_comment:
    types: [created, edited]
  schedule:
    - cron: "*/15 * * * *"
permissions: {}
jobs:
  incident:
    if: ${{ github.event_name != 'schedule' }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      issues: write
      pull-requests: none
    concurrency:
      group: incident-${{ github.event.issue.number }}
      queue: max
    outputs:
      effects: ${{ steps.bot.outputs.effects }}
    steps: []
  sweep:
    if: false
    needs: incident
    runs-on: ubuntu-latest
    concurrency: sweep
    steps: []
"""


def test_the_key_on_is_found_although_yaml_reads_it_as_true():
    workflow = parse("w.yml", INCIDENTS)

    assert workflow.triggers == {
        "issue_comment": {"types": ["created", "edited"]},
        "schedule": [{"cron": "*/15 * * * *"}],
    }


def test_a_job_has_exactly_the_permissions_that_it_names():
    incident, _ = parse("w.yml", INCIDENTS).jobs

    assert incident.permissions == {"issues": "write", "metadata": "read"}


def test_a_job_without_permissions_has_those_of_the_workflow_even_if_they_are_empty():
    _, sweep = parse("w.yml", INCIDENTS).jobs

    assert sweep.permissions == {"metadata": "read"}


def test_a_workflow_without_permissions_may_read_contents():
    (job,) = parse("w.yml", "on: push\njobs: {a: {runs-on: x, steps: []}}").jobs

    assert job.permissions == {"contents": "read", "packages": "read", "metadata": "read"}


def test_a_group_with_queue_max_is_long_and_one_without_holds_one():
    incident, sweep = parse("w.yml", INCIDENTS).jobs

    assert incident.group == Group("incident-${{ github.event.issue.number }}", pending=100)
    assert sweep.group == Group("sweep", pending=1)


def test_the_rest_of_a_job_is_read_as_written():
    incident, sweep = parse("w.yml", INCIDENTS).jobs

    assert (incident.minutes, sweep.minutes) == (5, 360)
    assert sweep.needs == ("incident",)
    assert sweep.condition == "false"
    assert incident.outputs == {"effects": "${{ steps.bot.outputs.effects }}"}


@pytest.mark.parametrize(
    ("on", "events"),
    [("push", {"push"}), ("[push, issues]", {"push", "issues"}), ("{push: }", {"push"}), ("3", set())],
)
def test_events_may_be_a_word_a_list_or_a_mapping(on, events):
    assert set(parse("w.yml", f"on: {on}\njobs: {{}}").triggers) == events


@pytest.mark.parametrize("text", ["", "a: [", "on: push", "- on", "on: push\njobs: 3"])
def test_a_file_that_is_no_workflow_is_named(text):
    with pytest.raises(WorkflowError, match=r"^w\.yml: "):
        parse("w.yml", text)
