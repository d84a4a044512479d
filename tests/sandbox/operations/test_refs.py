import pytest


def test_of_two_that_make_one_ref_the_second_is_refused(bot, shop):
    made = {"ref": "refs/heads/claims/alert-1", "sha": shop.heads["main"]}
    assert [bot("POST", "/git/refs", **made).status_code for _ in range(2)] == [201, 422]


def test_a_ref_moves_forward_only_unless_forced(bot, shop):
    first = shop.heads["main"]
    bot("PUT", "/contents/new.md", message="New", content="SGkK")
    assert bot("PATCH", "/git/refs/heads/main", sha=first).status_code == 422
    assert bot("PATCH", "/git/refs/heads/main", sha=first, force=True).status_code == 200


@pytest.mark.parametrize("name", ["main", "refs/heads/a..b", "refs/heads/x.lock", "refs/heads/a b", "refs/x"])
def test_a_name_that_git_refuses_is_refused(bot, shop, name):
    assert bot("POST", "/git/refs", ref=name, sha=shop.heads["main"]).status_code == 422
