import pytest


def test_a_bad_token_is_401_and_a_revoked_one_too(ana, world, client):
    ana.session.headers["Authorization"] = "token wrong"
    late = client("bob")
    world.tokens.revoke(late.token)
    assert [who.get("").status_code for who in (ana, late)] == [401, 401]


def test_a_visitor_reads_what_is_public_and_writes_nothing(client):
    visitor = client()
    assert (visitor.get("").status_code, visitor("POST", "/issues", title="Hi").status_code) == (200, 401)


def test_a_private_repository_is_not_there_for_strangers(world, eve):
    world.add_repository("octo/secret", {"ana": "write"}, private=True)
    assert eve.session.get(f"{world.url}/repos/octo/secret").status_code == 404


@pytest.mark.parametrize(
    ("granted", "method", "path", "body"),
    [
        ({"issues": "read"}, "POST", "/issues/1/comments", {"body": "Hi"}),
        ({"contents": "read"}, "POST", "/issues/1/reactions", {"content": "eyes"}),
        ({"issues": "write"}, "PUT", "/contents/new.md", {"message": "New", "content": "SGkK"}),
        ({"issues": "write"}, "POST", "/dispatches", {"event_type": "alert"}),
        ({"contents": "write"}, "POST", "/pulls", {"title": "P", "head": "main", "base": "main"}),
        ({"contents": "write"}, "POST", "/issues/1/labels", {"labels": ["bug"]}),
    ],
)
def test_a_job_without_the_permission_is_refused(ana, client, granted, method, path, body):
    ana("POST", "/issues", title="Down")
    refused = client(**granted)(method, path, **body)
    assert refused.status_code == 403
    assert refused.json()["message"] == "Resource not accessible by integration"


def test_a_job_writes_in_no_other_repository(world, bot):
    world.add_repository("octo/other", {"ana": "write"})
    url = f"{world.url}/repos/octo/other/issues"
    assert bot.session.post(url, json={"title": "Hi"}).status_code == 403


@pytest.mark.parametrize(
    ("login", "permission", "role", "push"),
    [
        ("octo", "admin", "admin", True),
        ("max", "write", "maintain", True),
        ("bob", "read", "triage", False),
        ("stranger", "read", "read", False),
    ],
)
def test_the_permission_of_a_collaborator(world, bot, login, permission, role, push):
    world.add_user(login)
    answer = bot.get(f"/collaborators/{login}/permission").json()
    assert (answer["permission"], answer["role_name"]) == (permission, role)
    assert answer["user"]["permissions"]["push"] is push


def test_a_login_that_is_nobodys_has_no_permission(bot):
    assert bot.get("/collaborators/nobody/permission").status_code == 404
