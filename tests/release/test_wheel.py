"""The wheel: the package, its templates and its command, and nothing else."""

import subprocess
import sys
from zipfile import ZipFile

import pytest

from incident_actions import __version__
from release.build import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True
    )
    (path,) = folder.glob("*.whl")
    return ZipFile(path)


def test_templates_are_in_the_package(wheel):
    packed = {name for name in wheel.namelist() if name.startswith("incident_actions/templates/")}
    assert {path.name for path in (ROOT / "templates").iterdir()} <= {name.split("/")[2] for name in packed}


def test_nothing_but_the_package_is_installed(wheel):
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "incident_actions",
        f"incident_actions-{__version__}.dist-info",
    }


def test_it_brings_the_command(wheel):
    entries = wheel.read(f"incident_actions-{__version__}.dist-info/entry_points.txt").decode()
    assert "incident-actions = incident_actions.cli:main" in entries
