"""The way without a release: installed once from the lock, with hashes, and found again."""

import subprocess

import pytest

from action.install import LOCK, install


@pytest.fixture
def cache(tmp_path):
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


@pytest.fixture
def lock(tmp_path):
    """The lock of one small package."""
    entries = LOCK.read_text().split("\nmdurl==", 1)[1].splitlines()
    hashes = [line for line in entries[1:3] if "--hash" in line]
    path = tmp_path / "lock.txt"
    path.write_text("\n".join([f"mdurl=={entries[0]}", *hashes]).removesuffix("\\") + "\n")
    return path


def test_a_lock_is_installed_once(lock, cache):
    first = install(lock, cache)
    (first / "seen").touch()
    second = install(lock, cache)
    assert (second / "seen").exists()
    assert (second / "mdurl" / "__init__.py").exists()


def test_another_lock_is_another_folder(lock, cache):
    first = install(lock, cache)
    lock.write_text("# renewed\n" + lock.read_text())
    assert install(lock, cache) != first


def test_a_package_with_another_hash_is_refused(lock, cache):
    lock.write_text(lock.read_text().split(" \\")[0] + " \\\n    --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(subprocess.CalledProcessError):
        install(lock, cache)
    assert list(cache.iterdir()) == []
