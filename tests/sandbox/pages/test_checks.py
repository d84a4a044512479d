"""What pages show of checks: where it is merged, beside the lines, on a run's page, on their own."""

import pytest

from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.operations import contents, pulls, refs
from tests.sandbox.pages.conftest import HOME

PULL = f"{HOME}/pull/1"
FILE = "postmortems/one.md"
NOTE = {
    "path": FILE,
    "start_line": 3,
    "end_line": 3,
    "annotation_level": "failure",
    "title": "<i>Blame</i>",
    "message": "Say <why>",
}


@pytest.fixture
def pull(world, shop, visit):
    refs.create(visit("max"), "refs/heads/draft", world.git(shop).head("main"))
    contents.write(visit("max"), "draft", {FILE: b"# One\n\nText\n"}, "Draft")
    return pulls.create(visit("max"), pulls.Draft("Post-mortem", "draft", "main"))


@pytest.fixture
def check(world, shop, pull):
    """Make the check of a job in a run of its own."""

    def make(conclusion="failure", event="pull_request", *notes):
        now, path = world.now(), ".github/workflows/incidents.yml"
        run = WorkflowRun(world.next_id(), path, event, "completed", now, now, title="Post-mortem")
        check = CheckRun(world.next_id(), "Review", pull.pull.head_sha, "completed", conclusion, run=run.id)
        check.started_at = check.completed_at = now
        check.annotations = list(notes)
        shop.runs.append(run)
        shop.checks.append(check)
        return check

    return make


def address(check):
    return f"{HOME}/actions/runs/{check.run}/job/{check.id}"


def test_where_it_is_merged_stands_how_its_checks_went(ana, check):
    page_of = f'href="{address(check())}"'
    page = ana.sees(PULL)

    assert "Incidents / Review" in page
    assert page_of in page
    assert "Not all checks went well" in page


@pytest.mark.parametrize(
    ("conclusion", "words"), [("success", "Ready to merge"), (None, "Its checks have not ended yet")]
)
def test_the_heading_says_whether_one_may_merge_in_peace(ana, check, conclusion, words):
    check(conclusion)

    assert words in ana.sees(PULL)


def test_of_a_job_that_ran_often_the_last_one_counts(ana, check):
    check("failure"), check("success")
    page = ana.sees(PULL)

    assert page.count("Incidents / Review") == 1
    assert "Ready to merge" in page


def test_jobs_of_other_events_stand_beside_each_other(ana, check):
    check("success"), check("success", "push")

    assert ana.sees(f"{PULL}/checks").count("Incidents / Review</b>") == 2


def test_what_a_job_reported_stands_below_its_line_and_says_who(ana, check):
    made = check("failure", "pull_request", NOTE)
    page = ana.sees(f"{PULL}/files")

    assert page.index("<ins>Text</ins>") < page.index("&lt;i&gt;Blame&lt;/i&gt;")
    assert "Say &lt;why&gt;" in page
    assert f'<a href="{address(made)}">Incidents / Review</a>' in page


def test_of_a_file_that_nothing_changes_in_it_stands_at_the_end(ana, check):
    check("failure", "pull_request", {**NOTE, "path": "README.md"}, {**NOTE, "path": ".github"})
    page = ana.sees(f"{PULL}/files")

    assert "<code>README.md:3</code>" in page
    assert page.count("Say &lt;why&gt;") == 1


def test_an_annotation_leads_to_its_line(ana, check):
    check("failure", "pull_request", NOTE)
    listed = ana.sees(f"{PULL}/checks")
    row = listed.split(f"{PULL}/files#")[1].split('"')[0]

    assert f'id="{row}"' in ana.sees(f"{PULL}/files")


def test_the_page_of_a_check_has_annotations_summary_and_log(ana, check):
    made = check("failure", "pull_request", NOTE)
    made.job_summary = "### Found\n\n<script>alert(1)</script>"
    made.log = "::error file=a.md,title=Blame::50%25 of <it>%0Aor more\nplain\n"
    page = ana.sees(address(made))

    assert "Say &lt;why&gt;" in page
    assert "Found</h3>" in page
    assert "<script>alert" not in page
    assert "Error: 50% of &lt;it&gt;\nor more\nplain" in page
    assert f'href="{PULL}"' in page


def test_a_check_that_a_job_made_itself_has_a_page_too(ana, shop, pull):
    shop.checks.append(CheckRun(9, "lint", pull.pull.head_sha, title="Clean", summary="*All* of it"))
    page = ana.sees(f"{HOME}/runs/9")

    assert "Clean</h2>" in page
    assert "<em>All</em>" in page
    assert "It has said nothing yet." in page


def test_a_check_that_is_none_or_of_another_run_is_not_found(ana, check):
    made = check()
    pages = [ana.sees(f"{HOME}/{place}", 404) for place in ("runs/1", f"actions/runs/1/job/{made.id}")]

    assert [made.name in page for page in pages] == [False, False]


def test_a_run_lists_its_jobs(ana, check):
    made = check()

    assert f'href="{address(made)}"' in ana.sees(f"{HOME}/actions/runs/{made.run}")
