"""The files that GitHub reads: what a user copies, the action, and our own workflows."""

import re
from pathlib import Path

import pytest
import yaml

from incident_actions.watch import FILE

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COPIED = [ROOT / ".github" / "workflows" / name for name in ("incidents.yml", "incidents-watch.yml")]
each_copied = pytest.mark.parametrize("path", COPIED, ids=lambda path: path.stem)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def read(path):
    return yaml.safe_load(path.read_text())


def jobs(path):
    return read(path)["jobs"].values()


def steps(path):
    document = read(path)
    parts = document["jobs"].values() if "jobs" in document else [document["runs"]]
    return [step for part in parts for step in part["steps"]]


EVERY_STEP = [step for path in (*WORKFLOWS, ROOT / "action.yml") for step in steps(path)]


@each_copied
def test_a_file_to_copy_is_short(path):
    assert len(path.read_text().splitlines()) <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_granted_by_the_job(path):
    assert read(path)["permissions"] == {}
    assert all(job["permissions"] for job in jobs(path))


@each_copied
def test_an_incident_has_one_queue_that_drops_nothing(path):
    assert "concurrency" not in read(path)
    assert [job["concurrency"]["queue"] for job in jobs(path)] == ["max"]
    assert "cancel-in-progress" not in path.read_text()


def test_the_schedules_of_both_files_wait_for_each_other():
    (answering,), (watching,) = map(jobs, COPIED)
    assert answering["concurrency"]["group"].endswith("|| github.event_name }}")
    assert watching["concurrency"]["group"] == "incident-schedule"


def test_the_file_that_watches_is_the_one_that_is_switched():
    assert COPIED[1].name == FILE


def test_nothing_typed_by_people_reaches_a_shell():
    assert [step["run"] for step in EVERY_STEP if "${{" in step.get("run", "")] == []


def test_what_others_wrote_is_pinned_by_its_hash():
    used = {step["uses"] for step in EVERY_STEP if "uses" in step}
    ours = {name for name in used if name.startswith("incident-actions/incident-actions@")}
    assert {name for name in used - ours if not PINNED.fullmatch(name)} == set()


def test_the_action_uses_nothing_but_itself():
    action = read(ROOT / "action.yml")
    assert action["runs"]["using"] == "composite"
    assert [step for step in action["runs"]["steps"] if "uses" in step] == []


def test_inputs_reach_the_program_through_its_environment():
    action = read(ROOT / "action.yml")
    (step,) = action["runs"]["steps"]
    assert set(action["inputs"]) == {"github-token", "config", "command", "issue", "dry-run"}
    assert set(action["outputs"]) == {"incident", "effects", "post-mortem", "digest"}
    assert {text for text in step["env"].values() if not text.startswith("${{ inputs.")} == set()
    assert len(step["env"]) == len(action["inputs"])
