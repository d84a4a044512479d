"""Milestones, runs, files, and the line that tells open pages of changes."""

from datetime import timedelta

import pytest

from incident_actions.sandbox.model.runs import WorkflowRun
from incident_actions.sandbox.operations import issues, milestones
from tests.sandbox.pages.conftest import HOME


@pytest.fixture
def run(world, shop):
    """A run that took three minutes and ended well."""
    begun = world.now()
    made = WorkflowRun(77, ".github/workflows/incidents.yml", "issue_comment", "completed", begun, begun)
    made.updated_at = begun + timedelta(minutes=3)
    made.conclusion, made.requests, made.title = "success", 6, "Checkout <down>"
    made.log, made.summary = "\x1b[32mgreen\x1b[0m <b>\n", "## Done\n\n| a |\n| - |\n| 1 |\n"
    shop.runs.append(made)
    return made


def test_a_milestone_shows_its_progress_and_that_it_is_late(ana, world, visit):
    owner = visit("max")
    milestones.create(owner, "Post-mortem #1", due_on=world.now() - timedelta(days=3))
    made = [issues.create(owner, issues.Draft(title, milestone=1)) for title in ("First", "Second", "Third")]
    issues.close(owner, made[0])
    page = ana.sees(f"{HOME}/milestones")
    assert "1 of 3 done" in page
    assert "overdue" in page
    assert '<progress max="3" value="1"' in ana.sees(f"{HOME}/milestone/1")


def test_a_milestone_is_closed_and_reopened(ana, shop, visit):
    milestones.create(visit("max"), "Soon")
    ana.sends(f"{HOME}/milestone/1/state")
    assert shop.milestones[1].state == "closed"
    assert "Soon" in ana.sees(f"{HOME}/milestones?state=closed")
    ana.sends(f"{HOME}/milestone/1/state")
    assert shop.milestones[1].state == "open"


def test_a_run_shows_log_summary_duration_and_requests(ana, run):
    page = ana.sees(f"{HOME}/actions/runs/77")
    assert "<dd>3 min</dd>" in page
    assert "<dd>6</dd>" in page
    assert "green &lt;b&gt;" in page
    assert "Done</h2>" in page
    assert "Checkout &lt;down&gt;" in ana.sees(f"{HOME}/actions")


def test_runs_in_which_nothing_ran_are_shown_when_asked_for(ana, run):
    run.conclusion = "skipped"
    assert "Checkout" not in ana.sees(f"{HOME}/actions")
    assert "Checkout" in ana.sees(f"{HOME}/actions?skipped=1")


def test_a_workflow_is_started_by_hand(ana, deliveries):
    ana.sends(f"{HOME}/actions/runs", workflow=".github/workflows/incidents.yml", command="sweep", issue="")
    assert deliveries[-1].payload["inputs"] == {"command": "sweep"}


def test_a_folder_shows_its_files_and_its_readme(ana):
    page = ana.sees(HOME)
    assert "docs" in page
    assert "Shop</h1>" in page
    assert "guide.md" in ana.sees(f"{HOME}/tree/main/docs")


def test_a_file_shows_rendered_as_source_and_raw(ana):
    assert "Shop</h1>" in ana.sees(f"{HOME}/blob/main/README.md")
    assert "# Shop" in ana.sees(f"{HOME}/blob/main/README.md?plain=1")
    assert ana.get(f"{HOME}/raw/main/README.md").text == "# Shop\n"


def test_open_pages_are_told_when_something_has_changed(ana, visit, world):
    stream = ana.session.get(f"{ana.url}/-/changes", stream=True, timeout=5)
    lines = stream.iter_lines(decode_unicode=True)
    first = next(lines)
    with world.turn():
        issues.create(visit("ana"), issues.Draft("News"))
    assert next(line for line in lines if line and line != first).startswith("data: ")
    stream.close()


def test_looking_at_pages_changes_nothing(ana, world):
    before = world.changes
    ana.sees(f"{HOME}/issues")
    ana.sees(HOME)
    assert world.changes == before


def test_requests_for_pages_stand_in_the_log(ana, world):
    ana.sees(f"{HOME}/issues")
    assert (world.log.entries[-1].kind, world.log.entries[-1].identity) == ("page", "ana")


def test_the_front_page_leads_to_the_only_repositorys_issues(ana):
    assert ana.get("/").headers["location"] == f"{HOME}/issues"


def test_several_repositories_are_listed(ana, world):
    world.add_repository("octo/bank", {})
    assert "octo/bank" in ana.sees("/")


def test_a_mention_leads_to_what_somebody_works_on(ana, visit):
    issues.create(visit("max"), issues.Draft("Work", assignees=("bob",)))
    assert "Work" in ana.sees("/bob")


def test_the_setting_for_pull_requests_is_the_administrators(browser, world, shop):
    world.add_user("kim")
    shop.collaborators["kim"] = "admin"
    kim = browser("kim")
    kim.sends(f"{HOME}/settings/actions", pulls="yes")
    assert shop.actions_may_open_pulls
    kim.sends(f"{HOME}/settings/actions")
    assert not shop.actions_may_open_pulls


def test_the_runs_page_tells_which_workflows_are_switched_off(ana, shop):
    assert "is switched on" in ana.sees(f"{HOME}/actions")
    shop.disabled_workflows.append(".github/workflows/incidents.yml")
    page = ana.sees(f"{HOME}/actions")
    assert "is switched off" in page
    assert '<option value=".github/workflows/incidents.yml">' not in page
