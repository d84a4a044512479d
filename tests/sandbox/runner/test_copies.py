import yaml

from incident_actions.sandbox.runner.copies import copy_with
from incident_actions.sandbox.runner.work import JobResult

WORKFLOW = """
on: [push]
concurrency: {group: all, queue: max}
env: {PYTHON: 3.10, ANSWER: yes, OCTAL: 010}
jobs:
  build:
    runs-on: ubuntu-latest
    concurrency:
      group: a
      queue: max
    steps:
      - run: |
          echo "one: two"
          echo '${{ github.sha }}'
  after:
    needs: build
    runs-on: ubuntu-latest
    steps: []
  other:
    runs-on: ubuntu-latest
    steps: []
"""


def texts(document):
    """Every scalar as it stands there."""
    return yaml.load(document, Loader=yaml.BaseLoader)  # noqa: S506  # it makes nothing but texts


def test_the_copy_has_the_wanted_jobs_and_no_concurrency():
    copy = texts(copy_with(WORKFLOW, {"build", "other"}, {}))

    assert list(copy["jobs"]) == ["build", "other"]
    assert "concurrency" not in copy
    assert "concurrency" not in copy["jobs"]["build"]


def test_every_scalar_stays_as_it_was_typed():
    copy = texts(copy_with(WORKFLOW, {"build"}, {}))
    before = texts(WORKFLOW)

    assert copy["env"] == {"PYTHON": "3.10", "ANSWER": "yes", "OCTAL": "010"}
    assert copy["on"] == ["push"]
    assert copy["jobs"]["build"]["steps"] == before["jobs"]["build"]["steps"]


def test_a_needed_job_becomes_one_that_ends_with_its_result_and_its_outputs():
    needs = {"build": JobResult("failure", {"note": "it's ${{ x }}"})}

    copy = yaml.safe_load(copy_with(WORKFLOW, {"after"}, needs))["jobs"]

    assert copy["after"]["needs"] == "build"
    assert copy["build"]["steps"] == [{"run": "exit 1"}]
    assert copy["build"]["outputs"] == {"note": "${{ 'it''s ${{ x }}' }}"}


def test_a_needed_job_that_was_skipped_is_skipped_again():
    copy = yaml.safe_load(copy_with(WORKFLOW, {"after"}, {"build": JobResult("skipped")}))["jobs"]

    assert copy["build"]["if"] == "false"
