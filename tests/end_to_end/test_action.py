"""The shipped workflow, form and action, through the real runner: with a built release, and without."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.room import SECRET, open_room
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.action_folder import from_source, released, running
from release.build import build
from tests.end_to_end.house import ROOT, WORKFLOW, house
from tests.end_to_end.play import played

pytestmark = pytest.mark.end_to_end


def as_released(into):
    """What `make dist` makes, beside the action."""
    checkout = into / "checkout"
    checkout.mkdir(parents=True)
    shutil.copyfile(ROOT / "action.yml", checkout / "action.yml")
    shutil.copytree(ROOT / "action", checkout / "action")
    build(checkout / "dist" / "action")
    return released(checkout, into / "staged")


def from_the_lock(into):
    return from_source(ROOT, into / "staged")


@pytest.fixture
def place(tmp_path):
    """Open a house that runs this very program: `place()`."""
    action = running(ROOT, tmp_path / "action")
    return lambda **inputs: house(tmp_path / "world", action, **inputs)


@pytest.mark.parametrize("stage", [as_released, from_the_lock])
def test_an_incident_goes_from_the_form_to_its_draft(stage, tmp_path):
    with house(tmp_path / "world", stage(tmp_path / "action")) as home:
        home.declare()
        acknowledged = home.says("ben", "/ack")
        resolved = home.says("ben", "/resolve Rolled back")

    assert home.conclusions == {"success"}, home.jobs[-1].left
    assert home.labels() == {"incident", "severity/sev2", "status/resolved", "postmortem/due"}
    assert (home.issue().state, home.issue().assignees) == ("closed", ["ben"])
    status, message = home.written()
    assert "**Status** Resolved · **IC** ben · " in status.body
    assert status.pinned_at
    assert message.body.startswith("✅ **Incident resolved**")
    assert home.issue(2).pull.draft
    assert acknowledged.outputs["incident"] == "1"
    assert {"issue": 1, "effect": "Assign", "login": "ben"} in json.loads(acknowledged.outputs["effects"])
    assert resolved.outputs["post-mortem"] == f"{home.stage.url}/acme/shop/pull/2"
    assert resolved.outputs["digest"] == ""
    assert f"{len(resolved.requests)} requests" in resolved.outcome.summary


def test_a_comment_that_is_no_command_asks_nothing_of_github_and_without_a_slash_starts_no_job(place):
    with place() as home:
        home.declare()
        before = len(home.jobs)
        home.says("ana", "We look into it.")
        without = len(home.jobs)
        job = home.says("ana", "See /var/log/cart\n> /resolve\n\n`/resolve` ends it, does it not?")

    assert without == before
    assert (job.conclusion, job.requests) == ("success", ())


def test_the_token_stands_in_no_log_no_summary_and_no_output(place):
    with place() as home:
        home.declare()
        home.says("ben", "/ack")
        home.says("mallory", "/resolve ${{ github.token }} $INCIDENT_ACTIONS_TOKEN")

    left = "".join(job.left for job in home.jobs)
    assert [job.token for job in home.jobs if job.token in left] == []
    assert "***" not in left


def test_a_dry_run_writes_nothing_and_says_what_it_would(place):
    with place(inputs="dry-run: true") as home:
        home.declare()
        job = home.says("ben", "/ack")

    assert home.conclusions == {"success"}
    assert [entry for job in home.jobs for entry in job.requests if entry.writes] == []
    assert home.written() == []
    assert "would do" in job.outcome.log
    assert json.loads(job.outputs["effects"])


def switched_on(workflow, address):
    """The workflow with its example of a secret, which here is an address as it stands."""
    text = re.sub(r"^( +)# env: .*$", r"\1env:", workflow, flags=re.MULTILINE)
    text = re.sub(r"^( +)#( +OPS_CHAT: )", r"\1 \2", text, flags=re.MULTILINE)
    return text.replace("${{ secrets.OPS_CHAT }}", address)


def test_the_example_in_the_workflow_hands_the_address_to_the_action(tmp_path):
    action, files = running(ROOT, tmp_path / "action"), dict(installed_files(ROOT))
    with open_room() as room:
        files[WORKFLOW] = switched_on(files[WORKFLOW], room.environment[SECRET])
        declared = replace(CHECKOUT_OUTAGE, lines=CHECKOUT_OUTAGE.lines[:1])
        with set_up(declared, files, lambda world: Act(world, action), tmp_path / "world") as stage:
            (scene,) = play(declared, stage)

        assert not scene.failed, scene.runs[0].record.log
        assert room.news() == ("SEV2 #1, 🔴 Incident: Checkout fails for many customers",)


def test_a_schedule_files_the_digest_and_hands_on_its_number(tmp_path):
    *until_then, fortnight = CHECKOUT_OUTAGE.lines
    with played(tmp_path / "world", tuple(until_then)):
        pass
    with house(tmp_path / "world", running(ROOT, tmp_path / "action")) as home:
        home.stage.world.clock.set(fortnight.at(CHECKOUT_OUTAGE.start))
        home.stage.runner.tick()
        home.stage.runner.settle()

    (job,) = home.jobs
    assert (job.conclusion, job.outputs["digest"]) == ("success", "6")
    assert home.issue(6).title == "Overdue action items, 2026-W50"


def test_a_box_that_is_ticked_by_a_commit_after_the_merge_closes_its_issue(place):
    with place() as home:
        home.declare()
        home.says("ben", "/action Add an alert @ben due 2026-12-02")
        home.says("ben", "/resolve Rolled back")
        home.stage.people.ready("ana", 2)
        home.stage.people.merge("ana", 2)
        home.stage.runner.settle()
        filed, before = home.issue(3).state, len(home.jobs)
        home.edit("ana", "- [ ] [#3]", "- [x] [#3]")

    (ticked,) = home.jobs[before:]
    assert home.conclusions == {"success"}, home.jobs[-1].left
    assert (filed, home.issue(3).state) == ("open", "closed")
    assert {"issue": 3, "effect": "CloseIssue"} in json.loads(ticked.outputs["effects"])


def test_where_actions_may_not_open_pull_requests_a_person_does_and_all_goes_on(place):
    with place() as home:
        home.stage.repository.actions_may_open_pulls = False
        home.declare()
        home.says("ben", "/action Add an alert @ben due 2026-12-02")
        home.says("ben", "/resolve Rolled back")
        status = home.written()[0].body
        (page,) = re.findall(r"\((http\S+/compare/main\.\.\.incident-actions/postmortem-1\S*)\)", status)
        home.stage.people.open_pull("ana", page)
        home.stage.runner.settle()
        opened = home.labels()
        home.stage.people.merge("ana", 2)
        home.stage.runner.settle()

    red = [job for job in home.jobs if job.conclusion != "success"]
    assert ["facts-unanswered" in job.left for job in red] == [True]  # it was opened ready, and unwritten
    assert "postmortem/in-review" in opened
    assert "postmortem/published" in home.labels()
    assert home.issue(3).title == "Add an alert"
