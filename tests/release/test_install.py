"""The way without a release: installed once from the lock, with hashes, and found again."""

import subprocess

import pytest

from release.build import ROOT
from release.install import install


@pytest.fixture
def lock(tmp_path):
    """The lock of one small package."""
    entries = (ROOT / "locks" / "runtime.txt").read_text().split("\nmdurl==", 1)[1].splitlines()
    hashes = [line for line in entries[1:3] if "--hash" in line]
    path = tmp_path / "lock.txt"
    path.write_text("\n".join([f"mdurl=={entries[0]}", *hashes]).removesuffix("\\") + "\n")
    return path


def test_a_lock_is_installed_once(lock, tmp_path):
    first = install(lock, tmp_path / "cache")
    (first / "seen").touch()
    second = install(lock, tmp_path / "cache")
    assert (second / "seen").exists()
    assert (second / "mdurl" / "__init__.py").exists()


def test_another_lock_is_another_folder(lock, tmp_path):
    first = install(lock, tmp_path / "cache")
    lock.write_text("# renewed\n" + lock.read_text())
    assert install(lock, tmp_path / "cache") != first


def test_a_package_with_another_hash_is_refused(lock, tmp_path):
    lock.write_text(lock.read_text().split(" \\")[0] + " \\\n    --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(subprocess.CalledProcessError):
        install(lock, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
