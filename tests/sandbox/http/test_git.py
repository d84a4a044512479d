import subprocess

import pytest

pytestmark = pytest.mark.usefixtures("server")


def git(folder, *arguments):
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def address(world, token):
    return world.url.replace("//", f"//x-access-token:{token}@") + "/octo/shop.git"


def test_clone_commit_and_push_tell_of_the_push(world, shop, deliveries, tmp_path):
    assert (
        git(tmp_path, "clone", "--quiet", address(world, world.tokens.person("ana")), "shop").returncode == 0
    )
    (tmp_path / "shop/new.md").write_text("New\n")
    git(tmp_path / "shop", "add", "new.md")
    git(tmp_path / "shop", "commit", "--quiet", "--message=New")
    assert git(tmp_path / "shop", "push", "--quiet").returncode == 0
    (push,) = deliveries
    assert (push.event, push.payload["head_commit"]["added"]) == ("push", ["new.md"])
    assert shop.heads["main"] == push.payload["after"]


def test_a_reader_clones_but_does_not_push(world, deliveries, tmp_path):
    git(tmp_path, "clone", "--quiet", address(world, world.tokens.person("eve")), "shop")
    git(tmp_path / "shop", "commit", "--quiet", "--allow-empty", "--message=Mine")
    assert git(tmp_path / "shop", "push", "--quiet").returncode != 0
    assert deliveries == []
