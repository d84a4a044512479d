"""A default branch that takes no commits, over HTTP: what we write waits in one pull request."""

import pytest

from incident_actions.app import settle
from incident_actions.run import Run
from incident_actions.sandbox.operations import contents, issues
from incident_actions.text.paths import WRITE_BACK
from tests.over_http.test_published import INDEX, document, listed, published  # noqa: F401 - a fixture
from tests.shop import no_wait


@pytest.fixture
def protected(published):  # noqa: F811 - the fixture
    """The two published incidents, and a rule on the default branch."""
    opened, one, other = published
    opened.repository.protected_branches.append("main")
    return opened, one, other


def proposals(opened):
    """The pull requests from our branch, oldest first."""
    pulls = [each for each in opened.repository.issues.values() if each.pull]
    return [each for each in pulls if each.pull.head_ref == WRITE_BACK]


def waiting(opened, path):
    """A file as it reads on the branch where changes wait."""
    found = opened.world.git(opened.repository).object(f"refs/heads/{WRITE_BACK}:{path}")
    return None if found is None else found.data.decode()


def path_of(opened, number):
    tree = opened.world.git(opened.repository).run("ls-tree", "--name-only", "main:postmortems").split()
    return f"postmortems/{next(name for name in tree if f'-incident-{number}-' in name)}"


def merge(opened):
    opened.people.merge("ana", proposals(opened)[-1].number)


def item_of(opened, number):
    return next(
        issue
        for issue in opened.repository.issues.values()
        if issue.author == "github-actions[bot]" and f"item {number} " in (issue.body or "")
    )


def test_links_and_row_wait_in_a_pull_request(protected):
    opened, one, _ = protected
    run = opened.settle(one)

    (proposal,) = proposals(opened)
    assert not run.failed
    assert not proposal.pull.draft
    assert "- [ ] [#" in waiting(opened, path_of(opened, one))
    assert "1 of 1" in waiting(opened, INDEX)
    assert opened.file(INDEX) is None


def test_the_status_comment_says_where_they_wait(protected):
    opened, one, _ = protected
    opened.settle(one)

    number = proposals(opened)[0].number
    assert f"| Links and ticks | wait in [#{number}](" in opened.status(one)


def test_a_second_incident_waits_in_the_same_one(protected):
    opened, one, other = protected
    opened.settle(one)
    opened.settle(other)

    assert len(proposals(opened)) == 1
    assert waiting(opened, INDEX).count("1 of 1") == 2
    assert all("- [ ] [#" in waiting(opened, path_of(opened, number)) for number in (one, other))


def test_while_it_waits_another_run_does_nothing(protected):
    opened, one, _ = protected
    opened.settle(one)

    assert opened.settle(one).done == []
    opened.calm()
    assert opened.calm() == 0


def test_a_tick_is_added_to_it(protected):
    opened, one, _ = protected
    opened.settle(one)
    issues.close(opened.visit("ben"), item_of(opened, one))
    opened.settle(one)

    assert "- [x] [#" in waiting(opened, path_of(opened, one))
    assert len(proposals(opened)) == 1


def test_its_merge_brings_the_document_to_what_we_want(protected):
    opened, one, other = protected
    opened.settle(one)
    opened.settle(other)
    merge(opened)

    assert len(listed(opened)) == 2
    assert all("- [ ] [#" in document(opened, number) for number in (one, other))
    opened.settle(one)
    assert opened.settle(one).done == []
    assert "Links and ticks" not in opened.status(one)


def test_after_the_merge_what_is_new_waits_in_another(protected):
    opened, one, _ = protected
    opened.settle(one)
    merge(opened)
    issues.close(opened.visit("ben"), item_of(opened, one))
    opened.settle(one)

    assert [each.state for each in proposals(opened)] == ["closed", "open"]
    assert "- [x] [#" in waiting(opened, path_of(opened, one))


def test_a_persons_commit_on_its_branch_stays(protected):
    opened, one, other = protected
    opened.settle(one)
    words = waiting(opened, INDEX).replace("<!--", "Read them on Fridays.\n\n<!--", 1)
    contents.write(opened.visit("ana"), WRITE_BACK, {INDEX: words.encode()}, "A word")
    opened.settle(other)

    assert "Read them on Fridays." in waiting(opened, INDEX)
    assert waiting(opened, INDEX).count("1 of 1") == 2


def test_a_persons_commit_on_the_default_branch_is_taken_in(protected):
    opened, one, _ = protected
    opened.settle(one)
    path = path_of(opened, one)
    opened.write_file(path, opened.file(path).replace("## Timeline", "A late word.\n\n## Timeline"))
    opened.settle(one)

    assert "A late word." in waiting(opened, path)
    assert len(proposals(opened)) == 1
    merge(opened)
    assert "- [ ] [#" in opened.file(path)
    assert "A late word." in opened.file(path)


def test_where_the_two_cannot_be_merged_another_takes_its_place(protected):
    opened, one, _ = protected
    opened.settle(one)
    path = path_of(opened, one)
    opened.write_file(path, f"{opened.file(path)}\nA late word.\n")
    run = opened.settle(one)

    assert not run.failed
    assert [each.state for each in proposals(opened)] == ["closed", "open"]
    assert waiting(opened, path).endswith("A late word.\n")
    assert "- [ ] [#" in waiting(opened, path)
    assert opened.settle(one).done == []


def test_a_persons_commit_on_its_branch_stays_where_the_two_cannot_be_merged(protected):
    opened, one, _ = protected
    opened.settle(one)
    path = path_of(opened, one)
    contents.write(opened.visit("ana"), WRITE_BACK, {"notes.md": b"Mine"}, "A word")
    opened.write_file(path, f"{opened.file(path)}\nA late word.\n")
    opened.settle(one)

    assert [each.state for each in proposals(opened)] == ["open"]
    assert waiting(opened, "notes.md") == "Mine"


def test_where_nothing_is_left_to_do_it_is_closed_and_its_branch_left(protected):
    opened, one, _ = protected
    opened.settle(one)
    for path in (path_of(opened, one), INDEX):
        opened.write_file(path, waiting(opened, path))
    opened.settle(one)

    assert [each.state for each in proposals(opened)] == ["closed"]
    assert waiting(opened, INDEX) is not None


def decline(opened):
    opened.people.close("ana", proposals(opened)[-1].number)


def test_what_somebody_has_declined_is_not_proposed_again(protected):
    opened, one, _ = protected
    opened.settle(one)
    decline(opened)

    assert opened.settle(one).failed is False
    assert "Links and ticks" not in opened.status(one)
    assert opened.settle(one).done == []
    assert [each.state for each in proposals(opened)] == ["closed"]


def test_what_comes_after_that_is_proposed_with_all_of_it(protected):
    opened, one, _ = protected
    opened.settle(one)
    decline(opened)
    issues.close(opened.visit("ben"), item_of(opened, one))
    opened.settle(one)

    assert [each.state for each in proposals(opened)] == ["closed", "open"]
    assert "- [x] [#" in waiting(opened, path_of(opened, one))


def test_where_no_pull_request_may_be_opened_it_is_told_and_the_run_goes_on(protected):
    opened, one, _ = protected
    opened.repository.actions_may_open_pulls = False
    github, run = opened.github(), Run(wait=no_wait)
    settle(github, one, run)

    assert proposals(opened) == []
    assert any("opening the pull request from incident-actions/write-back" in told for told in github.told)
    assert not run.failed
