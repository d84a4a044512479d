import pytest


def test_a_file_is_written_over_only_with_the_blob_it_replaces(ana):
    stands = ana.get("/contents/README.md").json()["sha"]
    write = {"message": "Update", "content": "SGkK"}
    statuses = [
        ana("PUT", "/contents/README.md", **write, **sha).status_code for sha in ({}, {"sha": "0" * 40})
    ]
    assert statuses == [422, 409]
    assert ana("PUT", "/contents/README.md", **write, sha=stands).status_code == 200


def test_a_reader_writes_nothing_and_is_told_there_is_nothing(eve):
    assert eve("PUT", "/contents/new.md", message="New", content="SGkK").status_code == 404


@pytest.mark.parametrize("path", ["../x", "a/../x", ".git/config", "a//b"])
def test_a_path_that_leads_out_is_refused(ana, world, path):
    url = f"{world.url}/repos/octo/shop/contents/" + path.replace("/", "%2F").replace(".", "%2E")
    answer = ana.session.put(url, json={"message": "Out", "content": "SGkK"})
    assert answer.status_code == 422


def test_a_job_changes_no_workflow(bot):
    path = "/contents/.github/workflows/new.yml"
    assert bot("PUT", path, message="New", content="SGkK").status_code == 403


def test_a_commit_bears_the_bot_and_the_sandbox_clock(bot, world):
    world.clock.set(world.clock.now().replace(year=2030, month=1, day=2))
    made = bot("PUT", "/contents/new.md", message="New", content="SGkK").json()["commit"]
    assert made["author"]["name"] == "github-actions[bot]"
    assert made["author"]["date"].startswith("2030-01-02")
