"""The folder that a release carries: the same bytes each time, pure Python, started without an installer."""

import shutil
import subprocess
import sys

import pytest

from incident_actions.sandbox.receiver import Reply, receiver
from release.build import ROOT, assemble
from release.fetching import COMPILED, fetch, without

START = """
def main() -> None:
    import sys

    import github

    print(sys.argv, github.__file__)
"""

SEND = """
import sys

sys.path[:0] = [sys.argv[1]]
from incident_actions.notify.notifier import FromEnvironment

notifier = FromEnvironment({"CHAT": sys.argv[2], "SLACK": "xoxb-1", "SLACK_API_URL": sys.argv[3]})
print(notifier.send("CHAT", "title", "text"))
print(notifier.open_channel("SLACK", "incident", "", "text", ()).id)
"""

HOLIDAYS = """
import sys

sys.path[:0] = [sys.argv[1]]
import holidays

unknown = [place for place in ("DE", "US", "BR") if not holidays.country_holidays(place, years=2026)]
print(unknown)
"""


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """The source as it is now, with an entry that only speaks: others may edit the real one meanwhile."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("incident_actions", "templates", "locks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "LICENSE", root / "LICENSE")
    (root / "incident_actions" / "__main__.py").write_text(START)
    return root


@pytest.fixture(scope="session")
def twice(checkout, tmp_path_factory):
    """Two folders, built from the same source and the same fetched dependencies."""
    folder = tmp_path_factory.mktemp("built")
    fetch(ROOT / "locks" / "runtime.txt", folder / "site")
    shutil.copytree(folder / "site", folder / "again")
    assemble(checkout, folder / "site", folder / "first")
    assemble(checkout, folder / "again", folder / "second")
    return folder / "first", folder / "second"


def test_built_twice_the_bytes_are_the_same(twice):
    first, second = twice
    assert (first / "SHA256SUMS").read_text() == (second / "SHA256SUMS").read_text()


def test_it_holds_no_compiled_library_and_no_path_of_this_machine(twice):
    files = [path for path in twice[0].rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix in {".so", ".pyd"}] == []
    assert [path for path in files if str(twice[0].parent).encode() in path.read_bytes()] == []


def test_it_holds_templates_licences_and_no_sandbox(twice):
    package = twice[0] / "incident_actions"
    assert {path.name for path in (package / "templates").rglob("*") if path.is_file()} == {
        path.name for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert not (package / "sandbox").exists()
    assert list(twice[0].glob("pygithub-*.dist-info/licenses/COPYING.LESSER"))


def test_it_starts_with_the_runners_own_python(twice):
    done = subprocess.run(
        [sys.executable, "-I", str(ROOT / "action" / "start.py"), str(twice[0])],
        capture_output=True,
        text=True,
        check=True,
        env={},
    )
    assert done.stdout.strip() == f"['incident-actions', 'run'] {twice[0]}/github/__init__.py"


def test_it_sends_to_chat_and_to_slack(twice):
    with receiver() as other:
        other.behave(Reply(data={"ok": True, "channel": {"id": "C1"}}))
        chat = other.url.replace("http://", "json://")
        command = [sys.executable, "-I", "-c", SEND, str(twice[0]), chat, other.url]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    assert done.stdout.splitlines() == ["Outcome(sent=True, why='')", "C1"]
    assert other.received[0].data["message"] == "text"


def test_it_knows_the_days_on_which_nobody_works(twice):
    command = [sys.executable, "-I", "-c", HOLIDAYS, str(twice[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    assert done.stdout.strip() == "[]"


def test_its_byte_code_is_taken_whatever_the_files_times(twice):
    (compiled,) = (twice[0] / "yaml" / "__pycache__").glob(f"loader.{sys.implementation.cache_tag}.pyc")
    flags = int.from_bytes(compiled.read_bytes()[4:8], "little")
    assert flags == 0b01, "PEP 552: checked by hash is bit 0; that the source is asked first is bit 1"


def test_a_lock_loses_an_entry_with_its_hashes():
    lock = "cffi==2.0 \\\n    --hash=sha256:aa\nclick==8.5 \\\n    --hash=sha256:bb\n"
    assert without(COMPILED, lock) == "click==8.5 \\\n    --hash=sha256:bb\n"


def test_no_lock_holds_an_address():
    locks = {path.name: path.read_text() for path in (ROOT / "locks").iterdir()}
    assert set(locks) == {"runtime.txt", "dev.txt"}
    assert {name for name, text in locks.items() if "://" in text or "--index" in text} == set()
