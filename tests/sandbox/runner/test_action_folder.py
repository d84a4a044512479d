from pathlib import Path

import pytest

from incident_actions import cli
from incident_actions.sandbox.runner.action_folder import from_source, released, running


@pytest.fixture
def checkout(tmp_path):
    root = tmp_path / "checkout"
    for path in (
        "action.yml",
        "action/run.sh",
        "dist/incident_actions-1.0-py3-none-any.whl",
        "dist/action/__pycache__/app.cpython-311.pyc",
        "incident_actions/cli.py",
        "incident_actions/__pycache__/cli.cpython-311.pyc",
        "locks/run.txt",
        "templates/declared.md",
        "pyproject.toml",
        ".git/config",
        ".venv/bin/python",
        "tests/test_a.py",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return root


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_release_is_its_action_and_its_build_with_byte_code(checkout, tmp_path):
    staged = released(checkout, tmp_path / "staged")

    assert files(staged) == {"action.yml", "action/run.sh", "dist/action/__pycache__/app.cpython-311.pyc"}


def test_the_source_is_the_package_with_its_locks_and_nothing_of_the_checkout(checkout, tmp_path):
    staged = from_source(checkout, tmp_path / "staged")

    assert files(staged) == {
        "action.yml",
        "action/run.sh",
        "incident_actions/cli.py",
        "locks/run.txt",
        "templates/declared.md",
    }


def test_the_running_program_stands_where_a_release_has_its_build(checkout, tmp_path):
    release = running(checkout, tmp_path / "staged") / "dist" / "action"

    assert (release / "incident_actions" / "cli.py").read_text() == Path(cli.__file__).read_text()
    assert (release / "click" / "__init__.py").is_file()
    assert (release / "templates" / "declared.md").is_file()


def test_staging_again_brings_the_newer_files(checkout, tmp_path):
    from_source(checkout, tmp_path / "staged")
    (checkout / "action.yml").write_text("newer")

    assert (from_source(checkout, tmp_path / "staged") / "action.yml").read_text() == "newer"


def test_a_folder_without_an_action_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"action\.yml"):
        running(tmp_path, tmp_path / "staged")
