"""Check runs in REST: of jobs, and of those that a job makes itself."""

import pytest

from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.operations import contents, pulls, refs
from incident_actions.sandbox.visit import Visit

NOTE = {"path": "a.md", "start_line": 2, "end_line": 2, "annotation_level": "failure", "message": "Say why"}


@pytest.fixture
def pull(world, shop):
    """An open pull request with one commit."""
    ana = Visit(world, world.person("ana"), shop)
    refs.create(ana, "refs/heads/draft", shop.heads["main"])
    contents.write(ana, "draft", {"a.md": b"One\nTwo\n"}, "Draft")
    return pulls.create(ana, pulls.Draft("Post-mortem", "draft", "main"))


@pytest.fixture
def job(world, shop, pull):
    """The check of a job on the pull request's head."""
    check = CheckRun(world.next_id(), "Review", pull.pull.head_sha, "completed", "failure", run=77)
    check.annotations = [NOTE]
    check.job_summary = "One finding"
    shop.checks.append(check)
    return check


def names(answer):
    return [each["name"] for each in answer.json()["check_runs"]]


@pytest.mark.parametrize("ref", ["draft", "heads/draft"])
def test_the_checks_of_a_branch_are_those_of_its_last_commit(ana, job, ref):
    answer = ana.get(f"/commits/{ref}/check-runs").json()
    (seen,) = answer["check_runs"]

    assert answer["total_count"] == 1
    assert (seen["id"], seen["conclusion"], seen["app"]["slug"]) == (job.id, "failure", "github-actions")
    assert seen["html_url"].endswith(f"/octo/shop/actions/runs/77/job/{job.id}")


def test_what_a_job_wrote_for_its_page_is_not_in_the_api(ana, job):
    output = ana.get(f"/check-runs/{job.id}").json()["output"]

    assert (output["title"], output["summary"], output["text"]) == (None, None, None)
    assert output["annotations_count"] == 1


def test_a_check_names_the_open_pull_request_that_it_is_about(ana, job, pull):
    seen = ana.get(f"/check-runs/{job.id}").json()["pull_requests"]

    assert [(each["number"], each["head"]["ref"]) for each in seen] == [(pull.number, "draft")]


def test_annotations_say_where_and_lead_to_the_file(ana, job):
    (note,) = ana.get(f"/check-runs/{job.id}/annotations").json()

    assert (note["path"], note["start_line"], note["message"]) == ("a.md", 2, "Say why")
    assert note["blob_href"].endswith(f"/octo/shop/blob/{job.head_sha}/a.md")


@pytest.mark.usefixtures("job")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"check_name": "Review"}, ["Review"]),
        ({"check_name": "Other"}, []),
        ({"status": "queued"}, []),
        ({"app_id": "15368"}, ["Review"]),
        ({"app_id": "1"}, []),
    ],
)
def test_they_are_found_by_name_status_and_app(ana, query, found):
    assert names(ana.get("/commits/draft/check-runs", **query)) == found


def test_of_several_with_one_name_the_latest_counts_unless_all_are_asked_for(ana, bot, pull):
    for conclusion in ("failure", "success"):
        bot("POST", "/check-runs", name="lint", head_sha=pull.pull.head_sha, conclusion=conclusion)
    latest = ana.get("/commits/draft/check-runs").json()["check_runs"]

    assert [each["conclusion"] for each in latest] == ["success"]
    assert names(ana.get("/commits/draft/check-runs", filter="all")) == ["lint", "lint"]


def test_a_ref_that_is_none_is_refused(ana):
    refused = ana.get("/commits/nowhere/check-runs")

    assert (refused.status_code, refused.json()["message"]) == (422, "No commit found for SHA: nowhere")


def test_how_a_job_went_cannot_be_said_by_another(bot, job):
    refused = bot("PATCH", f"/check-runs/{job.id}", conclusion="success")

    assert (refused.status_code, job.conclusion) == (403, "failure")


@pytest.mark.parametrize("missing", ["path", "start_line", "end_line", "annotation_level", "message"])
def test_an_annotation_that_lacks_something_is_refused(bot, shop, missing):
    note = {key: value for key, value in NOTE.items() if key != missing}
    output = {"title": "Lint", "summary": "One", "annotations": [note]}
    refused = bot("POST", "/check-runs", name="lint", head_sha=shop.heads["main"], output=output)

    assert (refused.status_code, shop.checks) == (422, [])
