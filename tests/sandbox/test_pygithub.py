import pytest
from github import Auth, Github, GithubException


@pytest.fixture
def repository(server, world):
    made = Github(
        auth=Auth.Token(world.tokens.person("ana")),
        base_url=server.url,
        retry=None,
        seconds_between_requests=0,
        seconds_between_writes=0,
    )
    yield made.get_repo("octo/shop")
    made.close()


def test_an_incident_through_pygithub(repository):
    issue = repository.create_issue("Down", body="All", labels=["bug"], assignees=["bob"])
    comment = issue.create_comment("/ack")
    comment.create_reaction("eyes")
    issue.edit(state="closed", state_reason="completed")
    kinds = [entry.event for entry in issue.get_timeline()]
    assert kinds == ["labeled", "assigned", "commented", "closed"]
    assert [each.content for each in comment.get_reactions()] == ["eyes"]
    assert repository.get_collaborator_permission("bob") == "read"


def test_all_pages_of_issues_are_read_by_their_cursor(repository):
    for number in range(7):
        repository.create_issue(f"Issue {number}")
    repository.requester.per_page = 3
    assert [issue.number for issue in repository.get_issues(state="all", direction="asc")] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
    ]


def test_a_conflict_on_a_file_is_409(repository):
    with pytest.raises(GithubException) as refused:
        repository.update_file("README.md", "Update", "New", sha="0" * 40)
    assert refused.value.status == 409
